//! What is answered, and to whom.

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::{GRAPH, PATIENCE, folder, serve, serve_at};

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
