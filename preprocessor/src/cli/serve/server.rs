//! A server of static files for this machine only, with a socket that says when to reload.

use std::{net::SocketAddr, path::Path};

use anyhow::{Context, Result};
use axum::{
    Router,
    extract::{Request, State, WebSocketUpgrade, ws::Message},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::any,
};
use tokio::{net::TcpListener, runtime::Runtime, sync::broadcast};
use tower_http::services::{ServeDir, ServeFile};

use super::RELOAD;

/// Ports that are tried where none is asked for.
const PORTS: std::ops::Range<u16> = 3000..3050;

/// A server that runs until it is dropped.
pub(super) struct Server {
    address: SocketAddr,
    hostname: String,
    reload: broadcast::Sender<()>,
    _runtime: Runtime,
}

impl Server {
    /// Serve the files in `folder`.
    pub(super) fn start(hostname: &str, port: Option<u16>, folder: &Path) -> Result<Self> {
        let runtime = Runtime::new()?;
        let listener = runtime.block_on(listen(hostname, port))?;
        let address = listener.local_addr()?;
        let (reload, _) = broadcast::channel(4);
        let missing = ServeFile::new(folder.join("404.html"));
        let files = ServeDir::new(folder).not_found_service(missing);
        let hosts = Hosts::new(hostname, address);
        let router = Router::new()
            .route(&format!("/{RELOAD}"), any(socket))
            .with_state(reload.clone())
            .fallback_service(files)
            .layer(middleware::from_fn_with_state(hosts, only_known_hosts));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, hostname: hostname.to_owned(), reload, _runtime: runtime })
    }

    /// The address to open.
    pub(super) fn address(&self) -> String {
        let host = match self.hostname.as_str() {
            "0.0.0.0" | "::" => "localhost".to_owned(),
            name if name.contains(':') => format!("[{name}]"),
            name => name.to_owned(),
        };
        format!("http://{host}:{}/", self.address.port())
    }

    /// Tell every open page to reload.
    pub(super) fn reload(&self) {
        // Nobody may be listening.
        drop(self.reload.send(()));
    }
}

async fn listen(hostname: &str, port: Option<u16>) -> Result<TcpListener> {
    let ports: Vec<u16> = port.map_or_else(|| PORTS.collect(), |port| vec![port]);
    let mut failed = None;
    for port in ports {
        match TcpListener::bind((hostname, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => failed = Some(error),
        }
    }
    let port = port.map_or_else(|| "3000 to 3049".to_owned(), |port| port.to_string());
    Err(failed.context("no port to try")?)
        .with_context(|| format!("cannot listen on {hostname}, port {port}"))
}

/// Names this server answers to. A page of another site may resolve its own name to this machine;
/// it must not read the book by it.
#[derive(Clone)]
struct Hosts(Option<Vec<String>>);

impl Hosts {
    fn new(hostname: &str, address: SocketAddr) -> Self {
        let local = address.ip().is_loopback();
        let port = address.port();
        let names = [hostname, "localhost", "127.0.0.1", "[::1]"];
        Self(local.then(|| names.iter().map(|name| format!("{name}:{port}")).collect()))
    }
}

async fn only_known_hosts(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let known = hosts.0.is_none_or(|names| names.iter().any(|name| Some(name.as_str()) == host));
    if known {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "this server answers to its own address only").into_response()
    }
}

async fn socket(
    State(reload): State<broadcast::Sender<()>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade.on_upgrade(move |mut socket| async move {
        let mut changes = reload.subscribe();
        while changes.recv().await.is_ok() {
            if socket.send(Message::Text("reload".into())).await.is_err() {
                break;
            }
        }
    })
}
