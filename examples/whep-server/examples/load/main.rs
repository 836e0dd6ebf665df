//! How many sessions one machine carries, and where it bends: the server and its visitors in one
//! process, on threads whose names tell whose time it was.
//!
//! `cargo xtask load`, or `cargo run --profile server -p whep-server --example load`.

mod abuse;
mod arrivals;
mod figures;
mod http;
mod processor;
mod steady;
mod visitor;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context, Result};
use clap::Parser;
use serde_json::json;
use tokio::{
    runtime::{Builder, Runtime},
    sync::oneshot,
};
use whep_server::{metrics::Metrics, server::Server, settings::Settings};

use crate::{http::Http, steady::Step};

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

    /// Measure 50 sessions alone and then beside others that misbehave; fails where they lose anything.
    #[arg(long, conflicts_with_all = ["sessions", "arrivals"])]
    abuse: bool,

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
    /// Where media comes from.
    pub candidates: Vec<SocketAddr>,
    /// What it counts.
    pub metrics: Arc<Metrics>,
}

impl Target {
    /// The same, asked from an address of its own: everybody has a share of the requests.
    pub fn numbered(mut self, network: u8, number: usize) -> Self {
        let [.., high, low] = number.to_be_bytes();
        self.http = self
            .http
            .on_behalf_of(Ipv4Addr::new(10, network, high, low));
        self
    }
}

/// So many honest sessions are beside those that misbehave.
const HONEST: usize = 50;

fn runtime(name: &'static str) -> Result<Runtime> {
    let mut builder = Builder::new_multi_thread();
    builder.thread_name(name).enable_all().build().context(name)
}

fn main() -> Result<ExitCode> {
    let options = Options::parse();
    let (servers, visitors) = (runtime(SERVER)?, runtime(VISITORS)?);
    let (end, told) = oneshot::channel::<()>();
    // Nothing but the machine is to be the limit, except of those that misbehave.
    let mut arguments = vec![
        "whep-server",
        "--listen=127.0.0.1:0",
        "--sessions=100000",
        "--session-seconds=3600",
        "--nonce-seconds=3600",
        "--behind-proxy",
    ];
    arguments.extend((!options.abuse).then_some("--rate=1000000000"));
    let settings = Settings::parse_from(arguments);
    let (address, workers) = (settings.media_address(), settings.worker_count());
    let server = servers.block_on(Server::start(settings))?;
    let target = Target {
        http: Http::new(format!("http://{}", server.address()?), String::new()),
        address,
        candidates: server.candidates(),
        metrics: server.metrics(),
    };
    let serving = servers.spawn(server.serve(async {
        let _ = told.await;
    }));
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let load = processor::load_average();
    eprintln!("{processors} processors, {workers} workers, load average {load} before");

    let measured = visitors.block_on(async {
        if options.abuse {
            let steps = abuse::run(&target, HONEST, options.seconds).await?;
            return Ok((Vec::new(), Vec::from(steps)));
        }
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
        if !options.abuse {
            println!("visitors that come, play for 1.2 s and go");
            print!("{}", arrivals::table(&arrivals));
            println!();
        }
        println!("sessions that stay");
        print!("{}", steady::table(&steady));
        println!(
            "\nprocessor: 100 % is one of {processors}; late: pictures that came more than 33 ms after they were due"
        );
    }
    let is_lost = options.abuse && steady.iter().any(Step::has_lost);
    Ok(ExitCode::from(u8::from(is_lost)))
}
