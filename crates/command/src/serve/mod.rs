//! `ontrack-judge serve`: the judge as an HTTP service.

mod connections;
mod problem;
mod routes;

use std::{
    io::{self, Write},
    net::SocketAddr,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::json;
use tokio::{
    net::TcpListener,
    sync::{Notify, Semaphore},
};

use crate::limits::Bounds;

/// Judge what is sent by HTTP
///
/// POST /judge answers evidence, or a whole report, with a report. GET /openapi.json describes every
/// address. It prints one line, {"address": "http://…"}, once it listens. It asks nobody who they
/// are, and remembers no nonce: let only your own servers reach it. SIGINT and SIGTERM end it after
/// the requests that it has.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// Where it listens; port 0 is any free port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8474")]
    listen: SocketAddr,
    /// So many connections are served at once, and others wait
    #[arg(long, value_name = "COUNT", default_value_t = 512)]
    max_connections: u16,
    /// A request that is not complete after so many seconds is refused, and a connection without one closed
    #[arg(long, value_name = "SECONDS", default_value_t = 15)]
    max_seconds: u8,
    #[command(flatten)]
    bounds: Bounds,
}

impl Serve {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
        runtime.block_on(self.serve())?;
        Ok(ExitCode::SUCCESS)
    }

    async fn serve(self) -> Result<()> {
        let told = Arc::new(Notify::new());
        let end = Arc::clone(&told);
        ctrlc::set_handler(move || end.notify_one()).context("cannot wait for signals")?;
        let listener = TcpListener::bind(self.listen).await;
        let listener = listener.with_context(|| format!("cannot listen at {}", self.listen))?;
        let address = format!("http://{}", listener.local_addr()?);
        // For the program that started this one, which may not know the port.
        writeln!(io::stdout(), "{}", json!({ "address": address }))?;
        let patience = Duration::from_secs(self.max_seconds.into());
        let router = routes::router(self.bounds.limits(), patience);
        let room = Arc::new(Semaphore::new(self.max_connections.max(1).into()));
        connections::serve(listener, router, room, patience, told.notified()).await;
        Ok(())
    }
}
