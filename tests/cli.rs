//! What the program does at its edges: exit codes, streams, files. What it prints is tested where it is made.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn tieup(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command
        .args(args)
        .env("SOURCE_DATE_EPOCH", "1446768000") // 6 November 2015
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("COLUMNS")
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

fn run(args: &[&str]) -> Output {
    tieup(args).output().expect("the program runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn copy_of_the_built_in_graph(name: &str) -> PathBuf {
    let copy = folder(name);
    let graph = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/us-china-2015");
    for file in fs::read_dir(graph).expect("the graph") {
        let file = file.expect("a file").path();
        fs::copy(&file, copy.join(file.file_name().expect("a name"))).expect("a copy");
    }
    copy
}

#[test]
fn partners_are_the_same_by_whatever_name_and_say_who_says_so() {
    let english = run(&["partners", "Inspur"]);
    assert_eq!(english.status.code(), Some(0));
    for name in ["인스퍼", "浪潮", "inspur", "Inspur Group Co., Ltd."] {
        assert_eq!(out(&run(&["partners", name])), out(&english), "{name}");
    }
    for word in [
        "Cisco",
        "IBM",
        "Reuters 2015-09-24",
        "ZDNet Korea 2015-11-06",
    ] {
        assert!(out(&english).contains(word), "{word}");
    }
    assert_eq!(err(&english), "");
}

#[test]
fn a_json_answer_names_the_graph_the_query_and_the_rows() {
    let output = run(&["partners", "浪潮", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(answer["graph"]["name"], "us-china-2015");
    assert_eq!(answer["query"]["org"]["id"], "inspur");
    assert_eq!(answer["query"]["as_of"], "2015-11-06");
    let cisco = &answer["rows"][0];
    assert_eq!(cisco["partner"]["country"], "US");
    let tie = &cisco["ties"][0];
    assert_eq!(tie["standing"], "confirmed");
    assert_eq!(tie["contested"], true);
    assert_eq!(tie["parties"][0]["stake"]["equity"], "49");
    assert_eq!(tie["sources"][0]["via"][0]["id"], "org.cisco");
}

#[test]
fn an_unknown_name_is_an_error_with_suggestions() {
    let output = run(&["partners", "Inspurr"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output), "");
    assert_eq!(
        err(&output),
        "error: no organisation is called `Inspurr`\nhint: did you mean `Inspur` (inspur)?\n"
    );
}

#[test]
fn an_ambiguous_name_lists_those_who_bear_it() {
    let graph = folder("ambiguous").join("graph.toml");
    let text = "[org.a]\nname = \"Acme Inc.\"\n[org.b]\nname = \"ACME\"\n";
    fs::write(&graph, text).expect("a file");
    let output = run(&["partners", "acme", "-g", &graph.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("`Acme Inc.` (a), `ACME` (b)"),
        "{}",
        err(&output)
    );
}

#[test]
fn hops_beside_a_view_count_from_its_organisations_and_need_one() {
    let ties = |args: &[&str]| run(&[&["ties", "--format", "csv"], args].concat());
    let far = ties(&["--org", "sugon", "--hops", "2"]);
    assert_eq!(out(&ties(&["--view", "sugon", "--hops", "2"])), out(&far));
    assert_ne!(out(&ties(&["--view", "sugon"])), out(&far));
    let none = ties(&["--view", "us-china", "--hops", "2"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(err(&none).contains("without `org`"), "{}", err(&none));
}

#[test]
fn an_answer_is_drawn_by_mermaid_as_of_its_day() {
    let label = |args: &[&str], label: &str| {
        let ask = ["partners", "sugon", "--format", "mermaid"];
        let output = run(&[&ask[..], args].concat());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).contains(label), "{}", out(&output));
    };
    label(&["--as-of", "2015-11-06"], "|\"joint venture (planned)\"|");
    label(
        &["--as-of", "2015-12"],
        "|\"joint venture (planned or in force)\"|",
    );
    label(&["--as-of", "2016-12"], "|\"joint venture\"|");
}

#[test]
fn no_partner_is_a_negative_answer() {
    let output = run(&["partners", "cbrc", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("\"rows\": []"));
}

#[test]
fn who_holds_nothing_is_told_so_beside_those_who_do() {
    let none = run(&["owners", "VMware", "--holder", "Cisco", "--as-of", "2016"]);
    assert_eq!(none.status.code(), Some(1));
    let said = "no holding of Cisco in VMware, direct or through others, and no control is recorded on 2016-12-31; \
                without `--holder`, 2 owners";
    assert!(err(&none).contains(said), "{}", err(&none));
    let dell = run(&["owners", "VMware", "--holder", "Dell", "--as-of", "2016"]);
    assert_eq!(dell.status.code(), Some(0));
    assert!(out(&dell).contains("Dell") && out(&dell).contains("through EMC"));
}

#[test]
fn an_unknown_kind_of_organisation_gets_the_known_ones() {
    let error = run(&["orgs", "--org-kind", "company,goverment"]);
    assert_eq!(error.status.code(), Some(2));
    let said = "did you mean `government`? use one of company, venture";
    assert!(err(&error).contains(said), "{}", err(&error));
}

#[test]
fn an_unknown_command_or_flag_is_an_error_of_usage() {
    for args in [&["partnerz"][..], &["orgs", "--formt", "csv"], &["export"]] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(out(&output), "");
        assert!(err(&output).starts_with("error: "), "{}", err(&output));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for args in [
        &["schema"][..],
        &["completions", "bash"],
        &["ties", "--format", "json"],
    ] {
        let mut child = tieup(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut said = String::new();
        let mut stderr = child.stderr.take().expect("piped");
        stderr.read_to_string(&mut said).expect("UTF-8");
        let status = child.wait().expect("it ends");
        assert_eq!((status.code(), &*said), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn colours_are_for_terminals_unless_forced_and_never_against_no_color() {
    let escape = "\u{1b}[";
    assert!(!out(&run(&["orgs"])).contains(escape));
    let forced = tieup(&["orgs"])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("runs");
    assert!(out(&forced).contains(escape));
    let plain = tieup(&["orgs"])
        .env("NO_COLOR", "1")
        .output()
        .expect("runs");
    assert!(!out(&plain).contains(escape));
}

#[test]
fn lines_keep_to_the_columns_that_are_asked_for() {
    for columns in ["80", "140"] {
        let output = tieup(&["ties"])
            .env("COLUMNS", columns)
            .output()
            .expect("runs");
        let width = columns.parse::<usize>().expect("a number");
        for line in out(&output).lines() {
            assert!(
                unicode_width::UnicodeWidthStr::width(line) <= width,
                "{line}"
            );
        }
    }
}

#[test]
fn an_exported_file_is_written_whole_or_not_at_all() {
    let folder = folder("export");
    let file = folder.join("graph.json");
    let name = file.to_string_lossy();
    assert_eq!(run(&["export", "-o", &name]).status.code(), Some(0));
    let whole = fs::read(&file).expect("the file");
    assert_eq!(whole, run(&["export", "--to", "json"]).stdout);

    let broken = folder.join("broken.toml");
    fs::write(&broken, "[org.a]\nname = 1\n").expect("a file");
    let failed = run(&["export", "-o", &name, "-g", &broken.to_string_lossy()]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(err(&failed).contains("broken.toml:2:8"), "{}", err(&failed));
    assert_eq!(fs::read(&file).expect("the file"), whole);

    let nowhere = folder.join("no/such/folder.json");
    let failed = run(&["export", "-o", &nowhere.to_string_lossy()]);
    assert_eq!(failed.status.code(), Some(2));
    let mut left: Vec<_> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|file| file.expect("a file").file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["broken.toml", "graph.json"]);
}

#[test]
fn what_is_too_many_to_read_is_said_on_standard_error() {
    let graph = ["-g", "us-china-tech", "export", "--to", "svg"];
    let folded = run(&graph);
    assert_eq!(folded.status.code(), Some(0));
    assert!(err(&folded).contains("--force"), "{}", err(&folded));
    let near = run(&[&graph[..], &["--around", "联想"]].concat());
    assert_eq!(err(&near), "");
    assert!(out(&near).contains("id=\"org.lenovo\""));
}

#[test]
fn a_picture_of_nothing_is_a_negative_answer_and_is_not_written() {
    let folder = folder("nothing-to-draw");
    let file = folder.join("owners.svg");
    let file = file.to_string_lossy();
    let args = [
        "export",
        "--as",
        "ownership",
        "--kind",
        "supply",
        "-o",
        &file,
    ];
    let output = run(&args);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(err(&output).contains("nothing was written"));
    assert!(!Path::new(&*file).exists());
}

#[test]
fn without_graphviz_its_engine_says_how_to_get_it() {
    let mut command = tieup(&["export", "--to", "svg", "--engine", "dot"]);
    let output = command.env("PATH", "").output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("apt install graphviz"),
        "{}",
        err(&output)
    );
}

#[test]
fn what_an_engine_can_not_do_is_said_of_the_engine() {
    let output = run(&[
        "export", "--to", "svg", "--engine", "dot", "--theme", "dark",
    ]);
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(
        said.contains("the engine `dot` has no setting `theme`"),
        "{said}"
    );
    assert!(
        said.contains("leave out `--theme`, or `--engine`"),
        "{said}"
    );
}

#[test]
fn an_ending_that_no_format_has_is_an_error_that_names_the_formats() {
    let output = run(&["export", "-o", "graph.xyz"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("`dot`, `html`, `json`"),
        "{}",
        err(&output)
    );
}

#[test]
fn ten_faults_are_ten_findings_each_at_its_place() {
    let folder = folder("ten-faults");
    // What a line has wrong, at which column.
    let lines = [
        ("[graph]", None),
        ("titel = \"Ten faults\"", Some(1)),
        ("[org.cisco]", None),
        ("name = \"Cisco\"", None),
        ("hq = \"UK\"", Some(6)),
        ("kind = \"firm\"", Some(8)),
        ("dates.founded = \"1984-13\"", Some(23)),
        ("[org.Inspur]", Some(6)),
        ("name = \"Inspur\"", None),
        ("[org.ibm]", None),
        ("name = \"IBM\"", None),
        ("unnamed = 3", Some(11)),
        ("[tie.cisco-ibm]", None),
        ("kind = \"joint-ventur\"", Some(8)),
        ("parties.cisco = \"partner\"", None),
        ("parties.imb = \"partner\"", Some(9)),
        ("dates.announced = \"2015-02-30\"", Some(28)),
        ("amounts.capital = \"100m\"", Some(20)),
        (
            "evidence = [{ source = \"curator\", modality = \"inferred\" }]",
            None,
        ),
    ];
    let text: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    fs::write(folder.join("graph.toml"), text.join("\n") + "\n").expect("a file");
    let output = run(&["check", "--format", "json", &folder.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = shown["diagnostics"].as_array().expect("a list");
    let found: Vec<String> = findings
        .iter()
        .map(|finding| {
            let at = &finding["primary"]["start"];
            format!("{}:{}", at["line"], at["column"])
        })
        .collect();
    let wanted: Vec<String> = (1..)
        .zip(lines)
        .filter_map(|(line, (_, column))| Some(format!("{line}:{}", column?)))
        .collect();
    assert_eq!(found, wanted, "{}", out(&output));
}

#[test]
fn the_graph_around_the_current_folder_is_asked_first() {
    let copy = copy_of_the_built_in_graph("around");
    fs::create_dir(copy.join("drafts")).expect("a folder");
    let output = tieup(&["orgs", "--format", "json"])
        .current_dir(copy.join("drafts"))
        .output()
        .expect("runs");
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(answer["graph"]["name"], "..");
    let empty = run(&["orgs", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_slice(&empty.stdout).expect("JSON");
    assert_eq!(answer["graph"]["name"], "us-china-2015");
}

#[test]
fn a_stake_that_no_source_gives_is_noticed_at_both_places() {
    let copy = copy_of_the_built_in_graph("forty-eight");
    let file = copy.join("ties-cisco.toml");
    let text = fs::read_to_string(&file).expect("the file");
    let text = text.replace("stake = 49 }", "stake = 48 }");
    fs::write(&file, text).expect("the file");
    let output = run(&["check", &copy.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out(&output).contains("ties-cisco.toml:16:"),
        "{}",
        out(&output)
    );
    assert!(
        out(&output).contains("zdnet-korea-2015-11-06.toml:"),
        "{}",
        out(&output)
    );
}

#[test]
fn graphs_that_differ_are_a_negative_answer_and_one_that_cannot_be_read_is_a_failure() {
    let copy = copy_of_the_built_in_graph("diff");
    let name = copy.to_string_lossy();
    let same = run(&["diff", "us-china-2015", &name]);
    assert_eq!((same.status.code(), out(&same)), (Some(0), ""));

    let file = copy.join("ties-cisco.toml");
    let text = fs::read_to_string(&file).expect("the file");
    fs::write(&file, text.replace("stake = 49 }", "stake = 48 }")).expect("the file");
    let other = run(&["diff", "us-china-2015", &name]);
    assert_eq!(other.status.code(), Some(1));
    assert_eq!(
        out(&other),
        "~ tie.cisco-inspur Networking joint venture\n  ~ parties.cisco.stake: 49 → 48\n"
    );

    for args in [
        &["us-china-2015", "nowhere"][..],
        &["us-china-2015"],
        &["--to", "2015"],
    ] {
        let args = [&["diff"][..], args].concat();
        assert_eq!(run(&args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn a_selection_that_keeps_nothing_is_no_sign_that_graphs_are_the_same_and_has_no_order() {
    let flags = ["--org", "Dell", "--kind", "licence"];
    let with = |args: &[&str]| run(&[args, &flags].concat());
    let graphs = with(&["diff", "us-china-2015", "us-china-2015"]);
    let none = "the selection (--kind licence --org Dell) keeps nothing of either graph\n";
    assert_eq!((graphs.status.code(), err(&graphs)), (Some(1), none));
    let dates = with(&["diff", "--from", "2015", "--to", "2016"]);
    let none = "the selection (--kind licence --org Dell) keeps no tie of 25\n";
    assert_eq!((dates.status.code(), err(&dates)), (Some(1), none));
    let order = with(&["arrange"]);
    let none = "the selection (--kind licence --org Dell) keeps no tie of 25: nothing to arrange\n";
    assert_eq!(
        (order.status.code(), out(&order), err(&order)),
        (Some(1), "", none)
    );
}

#[test]
fn that_nothing_was_heard_since_makes_no_difference() {
    let folder = folder("unheard");
    let file = folder.join("graph.toml");
    let text = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"supply\"\n\
                parties = { a = \"supplier\", b = \"customer\" }\ndates.observed = \"2015-01-01\"\n";
    fs::write(&file, text).expect("a file");
    let graph = file.to_str().expect("UTF-8");
    let same = run(&["diff", graph, "--from", "2015-01-01", "--to", "2016"]);
    assert_eq!((same.status.code(), out(&same)), (Some(0), ""));
    assert!(
        err(&same).contains("which is no change: t\n"),
        "{}",
        err(&same)
    );
}

#[test]
fn what_leaves_open_when_it_was_is_marked_in_every_format() {
    let folder = folder("marked");
    let file = folder.join("graph.toml");
    let text = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"supply\"\n\
                parties = { a = \"supplier\", b = \"customer\" }\ndates.announced = \"2015\"\n\
                [tie.u]\nkind = \"licence\"\nparties = { a = \"licensor\", b = \"licensee\" }\n\
                dates.announced = \"2015-08\"\n";
    fs::write(&file, text).expect("a file");
    let graph = file.to_str().expect("UTF-8");
    for command in [
        &["ties"][..],
        &["partners", "a"],
        &["path", "a", "b"],
        &["show", "a"],
        &["timeline"],
        &["orgs"],
        &["stats"],
        &["diff", "--from", "2014", "--to", "2016"],
    ] {
        let marked = |flags: &[&str], format: &str| {
            let args = [command, &["-g", graph, "--format", format], flags].concat();
            let output = run(&args);
            let text = out(&output).to_lowercase();
            let words = [
                "possibly then",
                "possibly in the time",
                "\"match\"",
                ",match\n",
                "possibly-then",
            ];
            assert!(!text.is_empty(), "{args:?}: {}", err(&output));
            words.iter().any(|word| text.contains(word))
        };
        for format in ["table", "md", "json", "csv"] {
            // The CSV of an organisation's dossier tells of evidence, and not of ties.
            if command[0] != "show" || format != "csv" {
                assert!(
                    marked(&["--since", "2015-06"], format),
                    "{command:?} {format}"
                );
            }
            assert!(!marked(&[], format), "{command:?} {format}");
        }
    }
    for format in ["dot", "mermaid", "svg"] {
        let args = ["export", "-g", graph, "--to", format, "--since", "2015-06"];
        let picture = run(&args);
        let text = out(&picture).replace('\u{a0}', " ");
        assert!(text.contains("possibly"), "{format}: {text}");
    }
}

#[test]
fn a_graph_and_its_export_do_not_differ() {
    let file = folder("diff-export").join("graph.json");
    let name = file.to_string_lossy();
    for graph in ["us-china-2015", "us-china-tech"] {
        assert_eq!(
            run(&["export", "-g", graph, "-o", &name]).status.code(),
            Some(0)
        );
        let diff = run(&["diff", graph, &name]);
        assert_eq!((diff.status.code(), out(&diff)), (Some(0), ""), "{graph}");
    }
}

#[test]
fn a_timeline_without_a_step_is_a_negative_answer() {
    let none = run(&["timeline", "--since", "2030"]);
    assert_eq!(
        (none.status.code(), err(&none)),
        (
            Some(1),
            "the selection (--since 2030) keeps no step of 59\n"
        )
    );
    let view = run(&[
        "timeline",
        "-g",
        "us-china-tech",
        "--view",
        "years-2001-2004",
        "--format",
        "csv",
    ]);
    let years = out(&view).lines().skip(1).map(|line| &line[..4]);
    assert!(years.clone().count() > 10);
    assert!(
        years
            .into_iter()
            .all(|year| ("2001".."2005").contains(&year) || year == "../2"),
        "{}",
        out(&view)
    );
}

#[test]
fn the_order_that_arrange_prints_fits_into_a_graph() {
    let graph = copy_of_the_built_in_graph("arranged");
    let path = graph.join("graph.toml");
    let text = fs::read_to_string(&path).expect("the graph");
    let (before, rest) = text.split_once("order = [").expect("it has an order");
    let (_, after) = rest.split_once("]\n").expect("its end");
    fs::write(&path, format!("{before}{after}")).expect("a file");
    let printed = run(&["arrange", "--graph", graph.to_str().expect("UTF-8")]);
    assert!(
        out(&printed).starts_with("order = [\n"),
        "{}",
        out(&printed)
    );
    let with = format!("{before}{}{after}", out(&printed));
    fs::write(&path, with).expect("a file");
    let checked = run(&["check", graph.to_str().expect("UTF-8")]);
    assert_eq!(checked.status.code(), Some(0), "{}", err(&checked));
    let again = run(&["arrange", "--graph", graph.to_str().expect("UTF-8")]);
    assert_eq!(out(&again), out(&printed));
}

#[test]
fn figures_of_organisations_are_those_of_the_ones_that_are_wanted() {
    let flags = [
        "-g",
        "us-china-tech",
        "--hq",
        "CN",
        "--org-kind",
        "company,venture",
    ];
    let degrees = run(&[&["stats", "--by", "degree"][..], &flags].concat());
    assert_eq!(degrees.status.code(), Some(0));
    let text = out(&degrees);
    assert!(
        text.contains("Lenovo") && !text.contains("Microsoft"),
        "{text}"
    );
    assert!(
        err(&degrees).contains("most ties: Lenovo (10)\n"),
        "{}",
        err(&degrees)
    );
    let nobody = ["stats", "--by", "degree", "--hq", "KP"];
    assert_eq!(run(&nobody).status.code(), Some(1));
    let kinds = run(&[&["stats", "--by", "kind"][..], &flags].concat());
    assert_eq!(kinds.status.code(), Some(2));
    assert!(err(&kinds).contains("use them with `--by degree`"));
}
