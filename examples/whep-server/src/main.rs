//! The command: starts the server, and ends it when told to.

use std::io::{self, IsTerminal, Write};

use anyhow::Result;
use clap::Parser;
use serde_json::json;
use tokio::{
    io::AsyncReadExt,
    signal::unix::{SignalKind, signal},
};
use tracing_subscriber::EnvFilter;
use whep_server::{
    server::Server,
    settings::{Log, Settings},
};

#[tokio::main]
async fn main() -> Result<()> {
    let settings = Settings::parse();
    write_log(settings.log);
    let until_input_ends = settings.until_input_ends;
    let server = Server::start(settings).await?;
    let address = format!("http://{}", server.address()?);
    let metrics = server.metrics_address()?;
    // One line for the program that started this one, which wants to know the ports.
    let started = json!({
        "address": address,
        "media": server.candidates(),
        "metrics": metrics.map(|address| format!("http://{address}")),
    });
    writeln!(io::stdout(), "{started}")?;
    server.serve(end(until_input_ends)).await?;
    tracing::info!("ended");
    Ok(())
}

fn write_log(format: Log) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,whep_server=info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr);
    match format {
        Log::Text => log.init(),
        Log::Json => log.json().init(),
    }
}

/// Returns when the server is to end.
async fn end(until_input_ends: bool) {
    let told = async {
        match (
            signal(SignalKind::interrupt()),
            signal(SignalKind::terminate()),
        ) {
            (Ok(mut interrupt), Ok(mut terminate)) => {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
            }
            _ => std::future::pending().await,
        }
    };
    let input_ended = async {
        if !until_input_ends {
            std::future::pending::<()>().await;
        }
        let mut byte = [0];
        while tokio::io::stdin()
            .read(&mut byte)
            .await
            .is_ok_and(|length| length > 0)
        {}
    };
    tokio::select! {
        () = told => {}
        () = input_ended => {}
    }
}
