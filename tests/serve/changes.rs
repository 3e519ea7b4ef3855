//! What happens when the files change.

use std::fs;
use std::process::Command;

use super::{GRAPH, SECOND, folder, serve};

#[test]
fn a_file_that_changes_makes_a_new_page_and_one_that_breaks_does_not() {
    let folder = folder("serve-change");
    let file = folder.join("graph.toml");
    fs::write(&file, GRAPH).expect("written");
    let served = serve(&folder, &[]);
    let mut heard = served.events();
    let first = heard.next().expect("an event");
    assert_eq!(first["faults"]["rows"], serde_json::json!([]));
    assert!(!served.get("/").body.contains("Second partnership"));

    // As many editors save: a new file takes the place of the old one.
    let saved = folder.join(".graph.toml.swp");
    fs::write(&saved, format!("{GRAPH}{SECOND}")).expect("written");
    fs::rename(&saved, &file).expect("renamed");
    let second = served.until("a new page", |event| event["page"] != first["page"]);
    assert!(served.get("/").body.contains("Second partnership"));
    assert_eq!(
        heard.next(),
        Some(second.clone()),
        "a page that is open hears of it"
    );

    let broken = format!("{GRAPH}{SECOND}").replace("parties.inspur =", "parties.<b>inspur =");
    fs::write(&file, &broken).expect("written");
    let event = served.until("faults", |event| {
        event["faults"]["rows"] != serde_json::json!([])
    });
    assert_eq!(event["page"], second["page"], "the last good graph stays");
    assert_eq!(event["faults"]["stale"], true);
    let place = event["faults"]["rows"][0]["place"]
        .as_str()
        .expect("a place");
    assert!(place.ends_with("graph.toml:17:9"), "{place}");
    assert_eq!(heard.next(), Some(event.clone()));
    let page = served.get("/").body;
    assert!(page.contains("Second partnership") && page.contains(place));
    assert!(!page.contains("<b>inspur"), "what files say is text");
    let found = served.get("/diagnostics");
    assert!(found.head.contains("application/json"));
    let found: serde_json::Value = serde_json::from_str(&found.body).expect("JSON");
    assert_eq!(found["diagnostics"][0]["primary"]["start"]["line"], 17);

    fs::write(&file, format!("{GRAPH}{SECOND}")).expect("written");
    let mended = served.until("no faults", |event| {
        event["faults"]["rows"] == serde_json::json!([])
    });
    assert_eq!(mended, second, "all is as it was");
    assert!(!served.get("/").body.contains(place));
}

#[test]
fn files_that_come_go_and_are_included_are_watched_too() {
    let folder = folder("serve-files");
    let (main, other) = (folder.join("main"), folder.join("other"));
    fs::create_dir_all(main.join("more")).expect("a folder");
    let graph = GRAPH.replace("[graph]", "[graph]\ninclude = [\"../other\"]");
    fs::write(main.join("graph.toml"), graph).expect("written");
    let served = serve(&folder, &["-g", "main"]);
    let page = |event: &serde_json::Value| event["page"].clone();

    let first = served.event();
    assert_eq!(first["page"], "", "there was never a good graph");
    assert!(
        first["faults"]["title"]
            .as_str()
            .is_some_and(|title| title.contains("once they are mended"))
    );
    let body = served.get("/").body;
    assert!(body.contains("there is no graph at") && body.contains("aria-live"));

    fs::create_dir_all(&other).expect("a folder");
    fs::write(
        other.join("graph.toml"),
        "[org.ibm]\nname = \"IBM\"\nhq = \"US\"\n",
    )
    .expect("written");
    let included = served.until("the included graph", |event| page(event) != "");
    assert!(served.get("/").body.contains("First partnership"));

    fs::write(main.join("more/second.toml"), SECOND).expect("written");
    let second = served.until("a new file", |event| page(event) != page(&included));
    assert!(served.get("/").body.contains("Second partnership"));

    let third = SECOND
        .replace("tie.second", "tie.third")
        .replace("Second", "Third")
        .replace("inspur", "ibm");
    fs::write(other.join("third.toml"), &third).expect("written");
    let third = served.until("a file in an included folder", |event| {
        page(event) != page(&second)
    });

    fs::remove_file(other.join("third.toml")).expect("it was there");
    let gone = served.until("a file that goes", |event| page(event) != page(&third));
    assert_eq!(gone, second);
}

#[test]
fn a_selection_that_no_longer_fits_is_a_fault_on_the_page_and_at_the_start_an_error() {
    let folder = folder("serve-select");
    let file = folder.join("graph.toml");
    fs::write(&file, GRAPH).expect("written");
    for flags in [
        &["--org", "Nobody"][..],
        &["--view", "none"],
        &["-g", "absent"],
        &["--until", "1990"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_tieup"))
            .args(["serve", "--port", "0"])
            .args(flags)
            .current_dir(&folder)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        assert!(output.stdout.is_empty());
    }
    let served = serve(&folder, &["--org", "Cisco"]);
    let first = served.event();
    fs::write(&file, GRAPH.replace("cisco", "ibm").replace("Cisco", "IBM")).expect("written");
    let event = served.until("a fault", |event| event["faults"]["stale"] == true);
    let message = event["faults"]["rows"][0]["message"]
        .as_str()
        .expect("a message");
    assert!(
        message.contains("Cisco") && event["page"] == first["page"],
        "{event}"
    );
}
