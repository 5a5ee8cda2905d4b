//! A browser reduced to what the bench needs: one kept connection, cookies, and the fields of a form.

use anyhow::{Context, anyhow};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What is sent.
pub struct Ask<'a> {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Where to.
    pub path: &'a str,
    /// What the body is; empty for none.
    pub media: &'a str,
    /// The body, in pieces so that a file is not copied each time.
    pub body: &'a [&'a [u8]],
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where to go on.
    pub location: String,
    /// The page.
    pub body: Vec<u8>,
}

/// One kept connection.
pub struct Wire {
    stream: TcpStream,
    cookies: BTreeMap<String, String>,
    buffer: Vec<u8>,
}

impl Wire {
    /// Connects.
    pub fn to(port: u16) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream, cookies: BTreeMap::new(), buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.send(&Ask { method: "GET", path, media: "", body: &[] })
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, form: &str) -> anyhow::Result<Answer> {
        let media = "application/x-www-form-urlencoded";
        self.send(&Ask { method: "POST", path, media, body: &[form.as_bytes()] })
    }

    /// Sends anything and waits for the answer.
    pub fn send(&mut self, ask: &Ask<'_>) -> anyhow::Result<Answer> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut head = format!("{} {} HTTP/1.1\r\nhost: 127.0.0.1\r\n", ask.method, ask.path);
        if !cookies.is_empty() {
            head.push_str(&format!("cookie: {}\r\n", cookies.join("; ")));
        }
        if !ask.media.is_empty() {
            let length: usize = ask.body.iter().map(|piece| piece.len()).sum();
            head.push_str(&format!("content-type: {}\r\ncontent-length: {length}\r\n", ask.media));
        }
        head.push_str("\r\n");
        let mut first = head.into_bytes();
        let (small, rest) = match ask.body {
            [only] if only.len() < 16 * 1024 => (*only, &[][..]),
            pieces => (&[][..], pieces),
        };
        first.extend_from_slice(small);
        self.stream.write_all(&first)?;
        rest.iter().try_for_each(|piece| self.stream.write_all(piece))?;
        self.answer()
    }

    fn answer(&mut self) -> anyhow::Result<Answer> {
        self.buffer.clear();
        let end = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.more()?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).context("no status")?.parse()?;
        let (mut length, mut location) = (None, String::new());
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match (name.to_ascii_lowercase().as_str(), value.trim()) {
                ("content-length", value) => length = Some(value.parse::<usize>()?),
                ("location", value) => value.clone_into(&mut location),
                ("set-cookie", value) => self.keep_cookie(value),
                _ => {}
            }
        }
        let length = length.ok_or_else(|| anyhow!("an answer without a length"))?;
        while self.buffer.len() < end + length {
            self.more()?;
        }
        Ok(Answer { status, location, body: self.buffer[end..end + length].to_vec() })
    }

    fn more(&mut self) -> anyhow::Result<()> {
        let mut piece = [0; 32 * 1024];
        match self.stream.read(&mut piece)? {
            0 => Err(anyhow!("the server hung up")),
            n => {
                self.buffer.extend_from_slice(&piece[..n]);
                Ok(())
            }
        }
    }

    fn keep_cookie(&mut self, header: &str) {
        let pair = header.split(';').next().unwrap_or_default();
        if let Some((name, value)) = pair.split_once('=') {
            self.cookies.insert(name.trim().to_owned(), value.to_owned());
        }
    }
}

/// A form of a page.
#[derive(Debug, Default, Clone)]
pub struct Form {
    /// Its hidden fields and what stands in them.
    pub hidden: Vec<(String, String)>,
    /// The name of its file control.
    pub file: String,
}

/// The first form of a page that holds `mark`.
pub fn form(page: &[u8], mark: &str) -> Option<Form> {
    let page = String::from_utf8_lossy(page);
    let forms = page.split("<form").skip(1).filter_map(|rest| rest.split_once("</form>"));
    let (form, _) = forms.into_iter().find(|(form, _)| form.contains(mark))?;
    let mut found = Form::default();
    for input in form.split("<input").skip(1).filter_map(|rest| rest.split_once('>')) {
        let attribute = |name: &str| {
            let (_, after) = input.0.split_once(&format!(" {name}=\""))?;
            after.split_once('"').map(|(value, _)| value.to_owned())
        };
        let name = attribute("name").unwrap_or_default();
        match attribute("type").as_deref() {
            Some("hidden") => found.hidden.push((name, attribute("value").unwrap_or_default())),
            Some("file") => found.file = name,
            _ => {}
        }
    }
    Some(found)
}
