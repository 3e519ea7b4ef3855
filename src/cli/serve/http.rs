//! Just enough of HTTP/1.1 (RFC 9112) to answer a browser on the same machine: one request a connection, no bodies.
//!
//! Whatever arrives ends in a [`Request`] or a [`Status`], within a limit of bytes and of time.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The most bytes of a request line and its headers.
const MOST_HEAD: usize = 16 << 10;

/// The most headers.
const MOST_HEADERS: usize = 64;

/// So long may a client take to ask.
const TO_ASK: Duration = Duration::from_secs(10);

/// So long may it take to read the answer.
const TO_READ: Duration = Duration::from_secs(60);

/// So long is what it still sends read and dropped, so that it gets the answer before the connection ends.
const TO_END: Duration = Duration::from_millis(500);

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: Method,
    /// The target as it was sent, without what follows a `?`. It is compared, and never looked up in a file system.
    pub(super) path: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    BadRequest,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Timeout,
    UriTooLong,
    Misdirected,
    HeadersTooLarge,
    Busy,
}

impl Status {
    /// The status line's code and words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Status::Ok => "200 OK",
            Status::BadRequest => "400 Bad Request",
            Status::Forbidden => "403 Forbidden",
            Status::NotFound => "404 Not Found",
            Status::MethodNotAllowed => "405 Method Not Allowed",
            Status::Timeout => "408 Request Timeout",
            Status::UriTooLong => "414 URI Too Long",
            Status::Misdirected => "421 Misdirected Request",
            Status::HeadersTooLarge => "431 Request Header Fields Too Large",
            Status::Busy => "503 Service Unavailable",
        }
    }
}

/// The names under which a browser on this machine may know a port of it. Any other name is one that somebody made point
/// here, so that a page of theirs could read what is served (DNS rebinding).
#[derive(Debug)]
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn of_port(port: u16) -> Names {
        let hosts = ["localhost", "127.0.0.1", "[::1]"];
        let mut names: Vec<String> = hosts.iter().map(|host| format!("{host}:{port}")).collect();
        if port == 80 {
            names.extend(hosts.map(str::to_owned));
        }
        Names(names)
    }

    fn has(&self, host: &[u8]) -> bool {
        let host = host.trim_ascii();
        self.0
            .iter()
            .any(|name| name.as_bytes().eq_ignore_ascii_case(host))
    }
}

/// Reads what is asked for. `None` is a client that went away.
pub(super) fn read(stream: &mut TcpStream, names: &Names) -> Option<Result<Request, Status>> {
    let end = Instant::now() + TO_ASK;
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Some(Err(Status::Timeout));
        }
        stream.set_read_timeout(Some(left)).ok()?;
        match stream.read(&mut chunk) {
            Ok(0) => return None,
            Ok(count) => head.extend_from_slice(&chunk[..count]),
            Err(error) if is_late(&error) => return Some(Err(Status::Timeout)),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
        if let Some(asked) = parse(&head, names).transpose() {
            return Some(asked);
        }
        if head.len() > MOST_HEAD {
            let in_first_line = !head.contains(&b'\n');
            return Some(Err(if in_first_line {
                Status::UriTooLong
            } else {
                Status::HeadersTooLarge
            }));
        }
    }
}

/// What a request asks for, once it is whole.
fn parse(head: &[u8], names: &Names) -> Result<Option<Request>, Status> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(httparse::Status::Partial) => return Ok(None),
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Err(Status::HeadersTooLarge),
        Err(_) => return Err(Status::BadRequest),
    }
    let values = |name: &'static str| {
        let headers = request.headers.iter();
        headers
            .filter(move |header| header.name.eq_ignore_ascii_case(name))
            .map(|header| header.value)
    };
    let mut hosts = values("host");
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if names.has(host) => {}
        (Some(_), None) => return Err(Status::Misdirected),
        _ => return Err(Status::BadRequest),
    }
    let is_ours = |origin: &[u8]| {
        let host = origin.strip_prefix(b"http://");
        host.is_some_and(|host| names.has(host))
    };
    if !values("origin").all(is_ours) {
        return Err(Status::Forbidden);
    }
    let method = match request.method {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        _ => return Err(Status::MethodNotAllowed),
    };
    let target = request.path.unwrap_or_default();
    let path = target
        .split_once('?')
        .map_or(target, |(path, _)| path)
        .to_owned();
    Ok(Some(Request { method, path }))
}

/// Writes the head of an answer. `length` is that of its body; one that goes on until the connection ends has none.
pub(super) fn head(
    stream: &mut TcpStream,
    status: Status,
    kind: &str,
    policy: &str,
    length: Option<usize>,
) -> io::Result<()> {
    let length = length.map(|bytes| format!("Content-Length: {bytes}\r\n"));
    let allow = match status {
        Status::MethodNotAllowed => "Allow: GET, HEAD\r\n",
        Status::Busy => "Retry-After: 1\r\n",
        _ => "",
    };
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {kind}\r\n{}{allow}Content-Security-Policy: {policy}\r\nX-Content-Type-Options: nosniff\r\n\
         X-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        status.words(),
        length.unwrap_or_default(),
    );
    body(stream, head.as_bytes())
}

/// Writes bytes, as long as the client takes them in time.
pub(super) fn body(stream: &mut TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    let end = Instant::now() + TO_READ;
    while !bytes.is_empty() {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        match stream.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Ends a connection. To close it while something has not been read would take the answer away from the client.
pub(super) fn end(stream: &mut TcpStream) {
    let end = Instant::now() + TO_END;
    if stream.shutdown(std::net::Shutdown::Write).is_err() {
        return;
    }
    let mut chunk = [0; 4096];
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        if !matches!(stream.read(&mut chunk), Ok(1..)) {
            return;
        }
    }
}

/// Whether the client has gone. Waits for so long to hear it.
pub(super) fn is_gone(stream: &mut TcpStream, wait: Duration) -> bool {
    if stream.set_read_timeout(Some(wait)).is_err() {
        return true;
    }
    match stream.peek(&mut [0]) {
        // The end, or more than was to be asked on this connection.
        Ok(_) => true,
        Err(error) => !is_late(&error) && error.kind() != ErrorKind::Interrupted,
    }
}

/// Unix and Windows name a timeout differently.
fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn asked(head: &str) -> Result<Option<Request>, Status> {
        parse(head.as_bytes(), &Names::of_port(4387))
    }

    #[test]
    fn a_request_is_read_once_it_is_whole() {
        let whole = "GET /events?x=1 HTTP/1.1\r\nHost: LocalHost:4387\r\n\r\n";
        for end in 0..whole.len() {
            assert_eq!(asked(&whole[..end]), Ok(None), "{end}");
        }
        let request = asked(whole).unwrap().unwrap();
        assert_eq!((request.method, &*request.path), (Method::Get, "/events"));
    }

    #[test]
    fn a_name_that_somebody_made_point_here_is_refused() {
        for host in [
            "evil.example:4387",
            "localhost",
            "localhost:80",
            "127.0.0.1:4388",
            "localhost:4387.evil.example",
            "[::1]:1",
            "",
        ] {
            let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
            assert_eq!(asked(&head), Err(Status::Misdirected), "{host}");
        }
        for host in ["localhost:4387", "127.0.0.1:4387", "[::1]:4387"] {
            let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
            assert!(matches!(asked(&head), Ok(Some(_))), "{host}");
        }
        for head in [
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:4387\r\nHost: evil.example\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: localhost:4387\r\n\r\n",
            "\u{0}\u{1}\u{2} \r\n\r\n",
        ] {
            assert_eq!(asked(head), Err(Status::BadRequest), "{head}");
        }
    }

    #[test]
    fn pages_of_others_may_not_ask() {
        let from = |origin: &str| {
            asked(&format!(
                "GET / HTTP/1.1\r\nHost: localhost:4387\r\nOrigin: {origin}\r\n\r\n"
            ))
        };
        assert_eq!(from("http://evil.example"), Err(Status::Forbidden));
        assert_eq!(from("null"), Err(Status::Forbidden));
        assert!(matches!(from("http://localhost:4387"), Ok(Some(_))));
    }

    #[test]
    fn what_changes_something_is_not_allowed() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
            let head = format!("{method} / HTTP/1.1\r\nHost: localhost:4387\r\n\r\n");
            assert_eq!(asked(&head), Err(Status::MethodNotAllowed), "{method}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_request_or_are_refused(bytes in vec(any::<u8>(), 0..512), at in 0..50_usize) {
            let names = Names::of_port(4387);
            let _ = parse(&bytes, &names);
            let mut head = b"GET /events?x=1 HTTP/1.1\r\nHost: LocalHost:4387\r\n\r\n".to_vec();
            head.splice(at..at, bytes);
            if let Ok(Some(request)) = parse(&head, &names) {
                prop_assert!(!request.path.contains(['\r', '\n', ' ', '?']));
            }
        }
    }
}
