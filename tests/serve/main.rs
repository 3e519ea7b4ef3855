//! `tieup serve` as a browser and others see it: what is answered, to whom, and what it does when files change.

mod changes;
mod requests;

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
