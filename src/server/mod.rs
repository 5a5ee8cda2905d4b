//! The parts, served on a listener that is already bound: whoever starts it knows the port before the first request.
//! May know: all below.
//! Start reading at `run`.

mod tls;

pub use tls::{Tls, TlsError};

use crate::app::App;
use crate::web;
use actix_web::dev::Server;
use actix_web::{App as Pages, HttpServer};
use std::io;
use std::net::TcpListener;

/// How long requests in progress may take when the portal is told to stop, in seconds.
const LAST_REQUESTS: u64 = 30;

/// Serves the portal's figures on a listener of their own, under TLS where there is a certificate.
///
/// # Errors
/// When listener or certificate cannot be used.
pub fn run_metrics(app: &App, listener: TcpListener, tls: Option<&Tls>) -> io::Result<Server> {
    let configure = web::configure_metrics(app);
    let server = HttpServer::new(move || Pages::new().configure(configure.clone()));
    let server = server.workers(1).disable_signals().shutdown_timeout(1);
    let server = match tls {
        Some(tls) => server.listen_rustls_0_23(listener, tls.config().map_err(io::Error::other)?)?,
        None => server.listen(listener)?,
    };
    Ok(server.run())
}

/// Serves the portal on a bound listener.
///
/// # Errors
/// When the listener cannot be used.
pub fn run(app: &App, listener: TcpListener, workers: usize) -> io::Result<Server> {
    run_under(app, listener, workers, None)
}

/// The same, under TLS where there is a certificate.
///
/// # Errors
/// When listener or certificate cannot be used.
pub fn run_under(app: &App, listener: TcpListener, workers: usize, tls: Option<&Tls>) -> io::Result<Server> {
    let configure = web::configure(app);
    let server = HttpServer::new(move || Pages::new().configure(configure.clone()))
        .workers(workers)
        .worker_max_blocking_threads(16)
        .client_request_timeout(app.pace.head)
        // Pages leave in several writes; without this each waits for the browser's delayed acknowledgement.
        .tcp_nodelay(true)
        .shutdown_timeout(LAST_REQUESTS);
    let server = match tls {
        Some(tls) => server.listen_rustls_0_23(listener, tls.config().map_err(io::Error::other)?)?,
        None => server.listen(listener)?,
    };
    Ok(server.run())
}
