//! Who may connect, and what is answered: a thread a connection, so that none waits for another, and at most so many.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::http::{self, Method, Names, Request, Status};
use super::state::Shared;

/// So many connections are open at once; one more is told to come back.
const MOST: usize = 256;

/// So many of them may be pages that listen for changes.
const MOST_LISTENING: usize = 64;

/// So often a page that listens is looked after: how soon it hears of a change.
const TICK: Duration = Duration::from_millis(200);

/// So often a listening page hears something, whether there is news or not.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The stack of a connection's thread, in bytes.
const STACK: usize = 256 << 10;

const TEXT: &str = "text/plain; charset=utf-8";

/// For what is no page.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// The connections that are open, all and those that listen.
#[derive(Debug, Default)]
struct Open {
    all: AtomicUsize,
    listening: AtomicUsize,
}

/// A place among so many, given back when it is dropped.
struct Seat<'c>(&'c AtomicUsize);

impl<'c> Seat<'c> {
    fn take(count: &'c AtomicUsize, most: usize) -> Option<Seat<'c>> {
        let seat = Seat(count);
        (count.fetch_add(1, Ordering::Relaxed) < most).then_some(seat)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Answers whoever connects, until the program ends.
pub(super) fn answer(listener: &TcpListener, port: u16, shared: &Arc<Shared>) {
    let names = Arc::new(Names::of_port(port));
    let open = Arc::new(Open::default());
    loop {
        let Ok((mut stream, _)) = listener.accept() else {
            // Out of file descriptors, most likely.
            thread::sleep(TICK);
            continue;
        };
        let (names, open, shared) = (names.clone(), open.clone(), shared.clone());
        let connection = move || {
            let answered = match Seat::take(&open.all, MOST) {
                Some(_seat) => connection(&mut stream, &names, &open, &shared),
                None => refuse(&mut stream, Status::Busy),
            };
            // A client that went away needs no answer.
            drop(answered);
        };
        // Where there is no thread left, the connection is closed.
        let _ = thread::Builder::new().stack_size(STACK).spawn(connection);
    }
}

fn connection(
    stream: &mut TcpStream,
    names: &Names,
    open: &Open,
    shared: &Shared,
) -> io::Result<()> {
    let Some(asked) = http::read(stream, names) else {
        return Ok(());
    };
    let request = match asked {
        Ok(request) => request,
        Err(status) => return refuse(stream, status),
    };
    let state = shared.state();
    match &*request.path {
        "/" => whole(stream, &request, HTML, &state.policy, &state.page),
        "/diagnostics" => whole(stream, &request, JSON, NOTHING, &state.diagnostics),
        "/events" => match Seat::take(&open.listening, MOST_LISTENING) {
            Some(_seat) => events(stream, &request, shared),
            None => refuse(stream, Status::Busy),
        },
        _ => refuse(stream, Status::NotFound),
    }
}

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";

fn whole(
    stream: &mut TcpStream,
    request: &Request,
    kind: &str,
    policy: &str,
    body: &str,
) -> io::Result<()> {
    http::head(stream, Status::Ok, kind, policy, Some(body.len()))?;
    if request.method == Method::Get {
        http::body(stream, body.as_bytes())?;
    }
    http::end(stream);
    Ok(())
}

fn refuse(stream: &mut TcpStream, status: Status) -> io::Result<()> {
    let words = format!("{}\n", status.words());
    http::head(stream, status, TEXT, NOTHING, Some(words.len()))?;
    http::body(stream, words.as_bytes())?;
    http::end(stream);
    Ok(())
}

/// Tells of each state from now on, the present one first, as server-sent events (HTML standard, section 9.2).
fn events(stream: &mut TcpStream, request: &Request, shared: &Shared) -> io::Result<()> {
    http::head(stream, Status::Ok, "text/event-stream", NOTHING, None)?;
    if request.method == Method::Head {
        http::end(stream);
        return Ok(());
    }
    let mut told = None;
    let mut heard = Instant::now();
    loop {
        let state = shared.state();
        if told != Some(state.serial) {
            http::body(stream, format!("data: {}\n\n", state.event).as_bytes())?;
            (told, heard) = (Some(state.serial), Instant::now());
        } else if heard.elapsed() > HEARTBEAT {
            http::body(stream, b":\n\n")?;
            heard = Instant::now();
        }
        if http::is_gone(stream, TICK) {
            return Ok(());
        }
    }
}
