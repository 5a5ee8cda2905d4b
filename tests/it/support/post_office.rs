//! A mail server that takes every letter and remembers it, in whichever of the portal's lives it came.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A letter as it came in.
#[derive(Debug, Clone)]
pub struct Received {
    /// In which of the portal's lives.
    pub life: usize,
    /// The number in its Message-ID, before the `@`.
    pub id: String,
    /// All of it.
    pub text: String,
}

/// The mail server.
#[derive(Clone)]
pub struct PostOffice {
    pub port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    life: Arc<AtomicUsize>,
}

impl PostOffice {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let office = Self { port, received: Arc::default(), life: Arc::default() };
        let own = office.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let own = own.clone();
                std::thread::spawn(move || own.converse(&stream));
            }
        });
        office
    }

    /// From now on it is another life of the portal's.
    pub fn begin_life(&self, life: usize) {
        self.life.store(life, Ordering::SeqCst);
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// One conversation, until either side hangs up.
    fn converse(&self, stream: &TcpStream) -> Option<()> {
        let mut out = stream;
        let mut lines = BufReader::new(stream).lines();
        // Of the life that is greeted: what it sent may be read when it is over and the next has begun.
        let life = self.life.load(Ordering::SeqCst);
        out.write_all(b"220 ready\r\n").ok()?;
        while let Some(Ok(line)) = lines.next() {
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            let answer = match verb.as_str() {
                "DATA" => {
                    out.write_all(b"354 go on\r\n").ok()?;
                    let mut text = String::new();
                    loop {
                        // A letter whose end never comes was never handed over.
                        let line = lines.next()?.ok()?;
                        if line == "." {
                            break;
                        }
                        text.push_str(&line);
                        text.push('\n');
                    }
                    self.keep(life, text);
                    "250 kept"
                }
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            out.write_all(format!("{answer}\r\n").as_bytes()).ok()?;
        }
        Some(())
    }

    fn keep(&self, life: usize, text: String) {
        let id = text.lines().find_map(|line| line.strip_prefix("Message-ID: <"));
        let id = id.and_then(|id| id.split('@').next()).unwrap_or_default().to_owned();
        self.received.lock().unwrap().push(Received { life, id, text });
    }
}
