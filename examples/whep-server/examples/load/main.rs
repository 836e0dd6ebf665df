//! How many sessions one machine carries, and where it bends: the server and its visitors in one
//! process, on threads whose names tell whose time it was.
//!
//! `cargo xtask load`, or `cargo run --profile server -p whep-server --example load`.

mod arrivals;
mod figures;
mod http;
mod processor;
mod steady;
mod visitor;

use std::{net::IpAddr, sync::Arc};

use anyhow::{Context, Result};
use clap::Parser;
use serde_json::json;
use tokio::{
    runtime::{Builder, Runtime},
    sync::oneshot,
};
use whep_server::{metrics::Metrics, server::Server, settings::Settings};

use crate::http::Http;

/// The names that the threads have, and by which their time is counted.
const SERVER: &str = "whep-server";
const VISITORS: &str = "visitors";

/// How many sessions the example server carries on this machine, and where it bends.
#[derive(Debug, Parser)]
struct Options {
    /// How many sessions play at once, step by step. It ends early where it breaks.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "50,100,200,400,600,800,1000"
    )]
    sessions: Vec<usize>,

    /// How many visitors come in a second, step by step; each plays for as long as a probe does.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "20,40,80,160,240,320,480"
    )]
    arrivals: Vec<u32>,

    /// How many seconds each step is measured.
    #[arg(long, default_value_t = 5)]
    seconds: u64,

    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// The server under load, and how to reach it.
#[derive(Clone)]
pub struct Target {
    /// Asks it over HTTP.
    pub http: Http,
    /// Where the visitors' sockets are.
    pub address: IpAddr,
    /// What it counts.
    pub metrics: Arc<Metrics>,
}

fn runtime(name: &'static str) -> Result<Runtime> {
    let mut builder = Builder::new_multi_thread();
    builder.thread_name(name).enable_all().build().context(name)
}

fn main() -> Result<()> {
    let options = Options::parse();
    let (servers, visitors) = (runtime(SERVER)?, runtime(VISITORS)?);
    let (end, told) = oneshot::channel::<()>();
    // Nothing but the machine is to be the limit.
    let settings = Settings::parse_from([
        "whep-server",
        "--listen=127.0.0.1:0",
        "--sessions=100000",
        "--session-seconds=3600",
        "--nonce-seconds=3600",
        "--rate=1000000000",
    ]);
    let (address, workers) = (settings.media_address(), settings.worker_count());
    let server = servers.block_on(Server::start(settings))?;
    let target = Target {
        http: Http::new(format!("http://{}", server.address()?), String::new()),
        address,
        metrics: server.metrics(),
    };
    let serving = servers.spawn(server.serve(async {
        let _ = told.await;
    }));
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let load = processor::load_average();
    eprintln!("{processors} processors, {workers} workers, load average {load} before");

    let measured = visitors.block_on(async {
        let arrivals = arrivals::run(&target, &options.arrivals, options.seconds).await?;
        let steady = steady::run(&target, &options.sessions, options.seconds).await?;
        anyhow::Ok((arrivals, steady))
    });
    let _ = end.send(());
    servers.block_on(serving)??;
    let (arrivals, steady) = measured?;
    if options.json {
        let all = json!({
            "processors": processors,
            "workers": workers,
            "loadAverageBefore": load,
            "arrivals": arrivals,
            "sessions": steady,
        });
        println!("{all}");
    } else {
        println!("visitors that come, play for 1.2 s and go");
        print!("{}", arrivals::table(&arrivals));
        println!("\nsessions that stay");
        print!("{}", steady::table(&steady));
        println!(
            "\nprocessor: 100 % is one of {processors}; late: pictures that came more than 33 ms after they were due"
        );
    }
    Ok(())
}
