//! How letters fare with mail servers of every temper.

use super::*;
use crate::letters::samples::{consent, postman};
use crate::letters::{Correspondent, Letter};
use crate::words::Words;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Answers to the client's lines, by how each begins; a line without an answer is met with silence.
type Temper = &'static [(&'static str, &'static str)];

const FRIENDLY: Temper = &[
    ("", "220 ready"),
    ("EHLO", "250 hello"),
    ("MAIL", "250 ok"),
    ("RCPT", "250 ok"),
    ("DATA", "354 go on"),
    (".", "250 kept"),
    ("NOOP", "250 ok"),
    ("QUIT", "221 bye"),
];

/// A server whose connections have these tempers, in turn and the last one for ever; tells every mail it has read.
fn server(tempers: Vec<Vec<(&'static str, &'static str)>>) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (heard, mails) = channel();
    thread::spawn(move || {
        for (turn, stream) in listener.incoming().enumerate() {
            let temper = tempers[turn.min(tempers.len() - 1)].clone();
            let heard = heard.clone();
            thread::spawn(move || converse(&stream.unwrap(), &temper, &|mail| drop(heard.send(mail))));
        }
    });
    (port, mails)
}

/// One conversation. The answer `hang up` ends it.
fn converse(stream: &TcpStream, temper: &[(&str, &str)], keep: &dyn Fn(String)) -> Option<()> {
    let mut out = stream;
    let answer = |out: &mut &TcpStream, said: &str| -> Option<()> {
        let begins = |key: &str| if key.is_empty() { said.is_empty() } else { said.starts_with(key) };
        match temper.iter().find(|(key, _)| begins(key)) {
            Some((_, "hang up")) => return None,
            Some((_, reply)) => write!(out, "{reply}\r\n").ok()?,
            None => {}
        }
        Some(())
    };
    answer(&mut out, "")?;
    let (mut mail, mut in_mail) = (String::new(), false);
    for line in BufReader::new(stream).lines() {
        let line = line.ok()?;
        if in_mail && line != "." {
            mail.push_str(&line);
            mail.push('\n');
            continue;
        }
        if in_mail {
            in_mail = false;
            keep(std::mem::take(&mut mail));
        }
        in_mail |=
            line == "DATA" && temper.iter().any(|(key, reply)| *key == "DATA" && reply.starts_with('3'));
        answer(&mut out, &line)?;
    }
    Some(())
}

/// A friendly server, but for one answer.
fn but(key: &'static str, reply: &'static str) -> Vec<(&'static str, &'static str)> {
    let change = |(k, r): &(&'static str, &'static str)| if *k == key { (*k, reply) } else { (*k, *r) };
    FRIENDLY.iter().map(change).collect()
}

fn letter() -> Letter {
    postman().write(&Words::of(crate::domain::contact::Lang::En), &consent()).unwrap()
}

fn send(smtp: &Smtp, letter: &Letter) -> Result<(), SendError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(smtp.send(letter))
}

fn at(scheme: &str, port: u16) -> Smtp {
    Smtp::with_patience(&format!("{scheme}://127.0.0.1:{port}"), Duration::from_millis(400)).unwrap()
}

fn sent_to(temper: Vec<(&'static str, &'static str)>) -> Result<(), SendError> {
    let (port, _mails) = server(vec![temper]);
    send(&at("smtp", port), &letter())
}

#[test]
fn a_friendly_server_gets_the_letter_once() {
    let (port, mails) = server(vec![FRIENDLY.to_vec()]);
    let smtp = at("smtp", port);
    send(&smtp, &letter()).unwrap();
    send(&smtp, &letter()).unwrap();
    let got: Vec<_> = mails.try_iter().collect();
    assert_eq!(got.len(), 2);
    assert!(got[0].contains("Auto-Submitted: auto-generated"), "{}", got[0]);
}

#[test]
fn a_server_that_says_not_now_is_asked_again() {
    for (step, reply) in
        [("", "421 busy"), ("MAIL", "451 later"), ("RCPT", "450 greylisted"), (".", "452 full")]
    {
        let outcome = sent_to(but(step, reply));
        assert!(matches!(outcome, Err(SendError::Again(_))), "{reply}: {outcome:?}");
    }
}

#[test]
fn a_server_that_refuses_the_reader_or_the_letter_is_not_asked_again_and_no_address_is_kept() {
    let refusals = [("RCPT", "550 5.1.1 <eva@fabrikam.example> is unknown here"), (".", "554 no")];
    for (step, reply) in refusals {
        let Err(SendError::Never(why)) = sent_to(but(step, reply)) else { panic!("{reply}") };
        assert!(!why.contains('@') && why.contains(&reply[..3]), "{why}");
    }
}

#[test]
fn a_refusal_that_is_about_us_waits_for_the_administrator() {
    for (step, reply) in [("", "554 go away"), ("EHLO", "550 go away"), ("MAIL", "530 sign in first")] {
        let outcome = sent_to(but(step, reply));
        assert!(matches!(outcome, Err(SendError::Again(_))), "{reply}: {outcome:?}");
    }
}

#[test]
fn a_silent_server_costs_its_time_and_no_more() {
    let silent = FRIENDLY.iter().copied().filter(|(key, _)| *key != "RCPT").collect();
    let outcome = sent_to(silent);
    assert!(matches!(outcome, Err(SendError::Again(_))), "{outcome:?}");
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(matches!(send(&at("smtp", nobody), &letter()), Err(SendError::Again(_))));
}

#[test]
fn a_connection_that_breaks_is_replaced_once() {
    let (port, mails) = server(vec![but("MAIL", "hang up"), FRIENDLY.to_vec()]);
    send(&at("smtp", port), &letter()).unwrap();
    assert_eq!(mails.try_iter().count(), 1);
    let (port, mails) = server(vec![but(".", "hang up")]);
    assert!(matches!(send(&at("smtp", port), &letter()), Err(SendError::Again(_))));
    let ids: Vec<_> =
        mails.try_iter().flat_map(|mail| mail.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let ids: Vec<_> = ids.iter().filter(|line| line.starts_with("Message-ID:")).collect();
    assert!(ids.len() <= 2 && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[test]
fn without_encryption_nothing_is_sent_where_encryption_is_asked_for() {
    let (port, mails) = server(vec![FRIENDLY.to_vec()]);
    let outcome = send(&at("smtp+starttls", port), &letter());
    assert!(matches!(outcome, Err(SendError::Again(_))), "{outcome:?}");
    assert_eq!(mails.try_iter().count(), 0);
}

/// A server under TLS with a certificate that it has signed itself; tells whether anybody went on speaking to it.
fn stranger_under_tls() -> (u16, Receiver<bool>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.unwrap().with_no_client_auth();
    let config = Arc::new(config.with_single_cert(vec![made.cert.der().clone()], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (heard, trusted) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut line = stream.unwrap();
            let mut tls = rustls::ServerConnection::new(config.clone()).unwrap();
            let mut went_on = true;
            while went_on && tls.is_handshaking() {
                went_on = tls.complete_io(&mut line).is_ok_and(|(read, _)| read > 0);
            }
            let _ = heard.send(went_on);
        }
    });
    (port, trusted)
}

#[test]
fn a_server_that_cannot_show_who_it_is_gets_no_letter() {
    let (port, trusted) = stranger_under_tls();
    let url = format!("smtps://localhost:{port}");
    let smtp = Smtp::with_patience(&url, Duration::from_secs(10)).unwrap();
    let outcome = send(&smtp, &letter());
    assert!(matches!(outcome, Err(SendError::Again(_))), "{outcome:?}");
    assert_eq!(trusted.recv_timeout(Duration::from_secs(10)), Ok(false), "its certificate was taken");
}

#[test]
fn a_malformed_address_is_never_tried() {
    let mut letter = letter();
    letter.to = Correspondent { name: "Eva".into(), email: "eva at fabrikam".into() };
    let (port, _mails) = server(vec![FRIENDLY.to_vec()]);
    assert!(matches!(send(&at("smtp", port), &letter), Err(SendError::Never(_))));
}

#[test]
fn addresses_of_mail_servers_are_read_and_never_repeated() {
    let good = [
        "smtp://localhost:1025",
        "smtp://[::1]:25",
        "smtp+starttls://user:p%40ss@mail.example.com:587",
        "smtps://user:pass@mail.example.com",
    ];
    for url in good {
        let smtp = Smtp::from_url(url).unwrap();
        assert_eq!(format!("{smtp:?}"), "Smtp(…)");
    }
    let bad = [
        "smtp://mail.example.com",
        "mail.example.com:25",
        "smtps://user@mail.example.com",
        "smtps://",
        "imap://x",
    ];
    for url in bad {
        let said = Smtp::from_url(url).unwrap_err().to_string();
        assert!(!said.contains("user@"), "{said}");
    }
    assert_eq!(decoded("p%40s%C3%A5"), Some("p@så".to_owned()));
    assert_eq!(decoded("p%4"), None);
}
