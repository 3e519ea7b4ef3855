//! `tieup serve` as a browser and others see it: what is answered, to whom, and what it does when files change.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than this nothing may take, even where the machine is slow.
const PATIENCE: Duration = Duration::from_secs(60);

const GRAPH: &str = r#"
[graph]
title = "Two firms"

[org.cisco]
name = "Cisco"
hq = "US"

[org.inspur]
name = "Inspur"
hq = "CN"

[tie.cisco-inspur]
kind = "technology-partnership"
title = "First partnership"
parties.cisco = "partner"
parties.inspur = "partner"
dates.announced = "2015-09"
evidence = [{ source = "press", gives = { dates.announced = "2015-09" } }]

[source.press]
title = "An article"
publisher = "Press"
published = "2015-09-24"
lang = "en"
url = "https://press.example/1"
"#;

const SECOND: &str = r#"
[tie.second]
kind = "research"
title = "Second partnership"
parties.cisco = "partner"
parties.inspur = "partner"
dates.announced = "2015-08"
evidence = [{ source = "press", gives = { dates.announced = "2015-08" } }]
"#;

/// The program while it serves.
struct Served {
    child: Child,
    port: u16,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn serve(folder: &Path, flags: &[&str]) -> Served {
    serve_at(folder, "0", flags)
}

fn serve_at(folder: &Path, port: &str, flags: &[&str]) -> Served {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(["serve", "--port", port])
        .args(flags)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let mut line = String::new();
    let out = child.stdout.take().expect("piped");
    BufReader::new(out).read_line(&mut line).expect("it speaks");
    let port = line
        .trim()
        .strip_prefix("http://127.0.0.1:")
        .and_then(|rest| rest.strip_suffix('/'))
        .and_then(|port| port.parse().ok())
        .unwrap_or_else(|| panic!("no address: {line:?}"));
    Served { child, port }
}

impl Served {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("settable");
        stream
    }

    /// What comes back to some bytes, until the connection ends.
    fn send(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // It may have heard enough before the end.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    fn ask(&self, line: &str, headers: &str) -> Answer {
        let request = format!("{line} HTTP/1.1\r\n{headers}\r\n");
        let answer = String::from_utf8(self.send(request.as_bytes())).expect("UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        Answer {
            status: head[9..12].parse().expect("a status"),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        let host = format!("Host: localhost:{}\r\n", self.port);
        self.ask(&format!("GET {path}"), &host)
    }

    /// The first thing that a page hears of.
    fn event(&self) -> serde_json::Value {
        self.events().next().expect("an event")
    }

    fn events(&self) -> impl Iterator<Item = serde_json::Value> {
        let mut stream = self.connect();
        let request = format!(
            "GET /events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
            self.port
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter_map(|line| {
            let text = line.strip_prefix("data: ")?;
            Some(serde_json::from_str(text).expect("JSON"))
        })
    }

    /// Waits until what a page hears is so.
    fn until(&self, what: &str, is_so: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let event = self.event();
            if is_so(&event) {
                return event;
            }
            assert!(Instant::now() < end, "{what}: {event}");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn the_page_is_served_to_this_machine_and_nothing_else_is() {
    let folder = folder("serve-page");
    fs::write(folder.join("graph.toml"), GRAPH).expect("written");
    fs::write(folder.join("secret.txt"), "secret").expect("written");
    let served = serve(&folder, &["--lang", "en"]);
    let page = served.get("/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("First partnership") && page.body.ends_with("</html>\n"));
    for header in [
        "Content-Type: text/html; charset=utf-8",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Cache-Control: no-store",
        &format!("Content-Length: {}", page.body.len()),
    ] {
        assert!(page.head.contains(header), "{header}: {}", page.head);
    }
    let policy = page
        .head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Security-Policy: "))
        .expect("a policy");
    for word in [
        "default-src 'none'",
        "connect-src 'self'",
        "script-src 'sha256-",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(word), "{word}: {policy}");
    }
    let host = format!("Host: 127.0.0.1:{}\r\n", served.port);
    let head = served.ask("HEAD /", &host);
    assert_eq!((head.status, &*head.body), (200, ""));
    for path in [
        "/../Cargo.toml",
        "/graph.toml",
        "/secret.txt",
        "/%2e%2e/Cargo.toml",
        "/..%2fgraph.toml",
        "/%2F",
        "//",
        "/./",
        "/.",
        "/..",
        "/events/",
        "/events/../secret.txt",
        "/\\..\\graph.toml",
        "/index.html",
        "*",
        "graph.toml",
        "file:///etc/passwd",
        "http://localhost/graph.toml",
    ] {
        let answer = served.get(path);
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.head
        );
        assert!(
            !answer.body.contains("secret\n") && answer.body.len() < 40,
            "{path}"
        );
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = served.ask(&format!("{method} /"), &host);
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("Allow: GET, HEAD"), "{}", answer.head);
    }
}

#[test]
fn a_foreign_host_or_page_is_refused() {
    let folder = folder("serve-host");
    fs::write(folder.join("graph.toml"), GRAPH).expect("written");
    let served = serve(&folder, &[]);
    let port = served.port;
    for path in ["/", "/events", "/diagnostics"] {
        for host in [
            "evil.example",
            &format!("evil.example:{port}"),
            "localhost",
            "localhost:1",
            "",
        ] {
            let answer = served.ask(&format!("GET {path}"), &format!("Host: {host}\r\n"));
            assert_eq!(answer.status, 421, "{host}");
            assert!(!answer.body.contains("Cisco"));
        }
        let headers = format!("Host: localhost:{port}\r\nOrigin: http://evil.example\r\n");
        assert_eq!(served.ask(&format!("GET {path}"), &headers).status, 403);
        assert_eq!(served.ask(&format!("GET {path}"), "").status, 400);
    }
    let ours = format!("Host: [::1]:{port}\r\nOrigin: http://localhost:{port}\r\n");
    assert_eq!(served.ask("GET /", &ours).status, 200);
}

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

#[test]
fn odd_requests_end_in_an_answer_or_in_nothing_and_never_stop_it() {
    let folder = folder("serve-odd");
    fs::write(folder.join("graph.toml"), GRAPH).expect("written");
    let served = serve(&folder, &[]);
    let host = format!("Host: localhost:{}\r\n", served.port);
    let status = |bytes: &[u8]| String::from_utf8_lossy(&served.send(bytes)[9..12]).into_owned();
    let long = "a".repeat(64 << 10);
    assert_eq!(
        status(format!("GET /{long} HTTP/1.1\r\n{host}\r\n").as_bytes()),
        "414"
    );
    assert_eq!(
        status(format!("GET / HTTP/1.1\r\n{host}X: {long}\r\n\r\n").as_bytes()),
        "431"
    );
    let many = "X: y\r\n".repeat(100);
    assert_eq!(
        status(format!("GET / HTTP/1.1\r\n{host}{many}\r\n").as_bytes()),
        "431"
    );
    for odd in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET / HTTP/2.0\r\n\r\n",
        b"GET\r\n\r\n",
        b"\xff\xfe\xfd\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost\r\n\r\n",
        b"GET / HTTP/1.1\r\n Host: x\r\n\r\n",
        b"GET \xff HTTP/1.1\r\nHost: \xff\r\n\r\n",
    ] {
        let answer = served.send(odd);
        assert!(
            answer.starts_with(b"HTTP/1.1 4"),
            "{}",
            String::from_utf8_lossy(&answer)
        );
    }
    // Changed at random places, by numbers that are the same each time.
    let whole = format!("GET /events HTTP/1.1\r\n{host}Accept: */*\r\n\r\n");
    let mut seed = 1_u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..200 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            bytes[at] = u8::try_from(next(256)).expect("a byte");
        }
        bytes.truncate(next(bytes.len() + 1));
        let mut stream = served.connect();
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
    }
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn clients_that_hang_block_nobody() {
    let folder = folder("serve-hang");
    fs::write(folder.join("graph.toml"), GRAPH).expect("written");
    let served = serve(&folder, &[]);
    let mut silent: Vec<TcpStream> = (0..100).map(|_| served.connect()).collect();
    for stream in &mut silent[..50] {
        stream.write_all(b"GET / HT").expect("it reads");
    }
    // These never read their answer.
    let request = format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port);
    for stream in &mut silent[50..60] {
        stream.write_all(request.as_bytes()).expect("it reads");
    }
    let start = Instant::now();
    assert_eq!(served.get("/").status, 200);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    // More than there is room for: they are told so, and the places come back.
    let listening: Vec<TcpStream> = (0..80)
        .map(|_| {
            let mut stream = served.connect();
            let asked = request.replace("GET /", "GET /events");
            stream.write_all(asked.as_bytes()).expect("it reads");
            stream
        })
        .collect();
    assert_eq!(served.get("/").status, 200);
    drop((listening, silent));
    served.until("an event", |_| true);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_and_the_port_is_free() {
    let folder = folder("serve-end");
    fs::write(folder.join("graph.toml"), GRAPH).expect("written");
    let mut served = serve(&folder, &[]);
    let listening = served.events().next();
    assert!(listening.is_some());
    let sent = Command::new("kill")
        .args(["-INT", &served.child.id().to_string()])
        .status();
    assert!(sent.expect("there is a `kill`").success());
    let end = Instant::now() + PATIENCE;
    while served.child.try_wait().expect("it is ours").is_none() {
        assert!(Instant::now() < end, "it goes on");
        thread::sleep(Duration::from_millis(10));
    }
    let port = served.port.to_string();
    let again = serve_at(&folder, &port, &[]);
    assert_eq!(again.port, served.port);
}
