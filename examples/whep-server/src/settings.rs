//! The command line.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket},
    path::PathBuf,
    time::Duration,
};

use clap::{Parser, ValueEnum};
use ontrack_fleet::record::Recording;

/// A WHEP server for ontrack-probe: sends Opus and VP8 that follow from a nonce, and holds reports
/// against what it saw of their sessions.
#[derive(Clone, Debug, Parser)]
#[command(version)]
pub struct Settings {
    /// Where HTTP is served.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,

    /// Where `/metrics` is served, for a monitoring system; nowhere when left out.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub metrics: Option<SocketAddr>,

    /// Within how many seconds the head of a request must come.
    #[arg(long, default_value_t = 10, value_name = "SECONDS")]
    pub head_seconds: u64,

    /// The address that media comes from, which the visitors' browsers must reach. Firefox refuses
    /// 127.0.0.1. When left out, the one this machine uses towards the internet.
    #[arg(long, value_name = "ADDRESS")]
    pub media_address: Option<IpAddr>,

    /// The address to announce instead, where a router in between translates addresses.
    #[arg(long, value_name = "ADDRESS")]
    pub announce: Option<IpAddr>,

    /// The first UDP port of the workers, each of which has one; 0 takes any free ones.
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    pub media_port: u16,

    /// How many workers share the sessions; as many as there are processors when left out.
    #[arg(long, value_name = "NUMBER")]
    pub workers: Option<usize>,

    /// A secret that nonces are signed with, of 16 bytes or more. May be given several times: the
    /// first signs, all verify. Random when left out, and then no other instance can verify.
    #[arg(
        long = "secret",
        env = "WHEP_SECRET",
        hide_env_values = true,
        value_delimiter = ',',
        value_name = "SECRET"
    )]
    pub secrets: Vec<String>,

    /// A Redis where this and other instances keep which nonces were used, as `redis://HOST:PORT/`, so
    /// that each counts once, also after a restart. Only where the server was built with the feature
    /// `redis`; when left out, a nonce counts once for this run of this instance.
    #[arg(long, env = "WHEP_REDIS", hide_env_values = true, value_name = "URI")]
    pub redis: Option<String>,

    /// For how many seconds a nonce counts.
    #[arg(long, default_value_t = 120, value_name = "SECONDS")]
    pub nonce_seconds: u64,

    /// How many sessions there may be at once. Above that, 503 with Retry-After.
    #[arg(long, default_value_t = 500, value_name = "NUMBER")]
    pub sessions: usize,

    /// After how many seconds a session ends in any case.
    #[arg(long, default_value_t = 30, value_name = "SECONDS")]
    pub session_seconds: u64,

    /// How many nonces, sessions and reports one address may ask for in a minute, together.
    #[arg(long, default_value_t = 120, value_name = "NUMBER")]
    pub rate: u32,

    /// Take the visitor's address from the last X-Forwarded-For, because a proxy of yours is in
    /// front and everybody has the same address otherwise.
    #[arg(long)]
    pub behind_proxy: bool,

    /// The pages that may ask from other origins; any when left out.
    #[arg(long, value_name = "ORIGIN")]
    pub origin: Vec<String>,

    /// Serve the npm package in this folder at /pkg/, for the page at /.
    #[arg(long, value_name = "FOLDER")]
    pub package: Option<PathBuf>,

    /// Answer offers with 406 and an offer of our own.
    #[arg(long)]
    pub counter_offer: bool,

    /// A STUN or TURN server that answers name in a Link, as `stun:stun.example.org`.
    #[arg(long, value_name = "URI")]
    pub ice_server: Vec<String>,

    /// Also serve endpoints that misbehave, at /faults/NAME/whep, to test clients.
    #[arg(long)]
    pub faults: bool,

    /// Where judged reports are kept, and for how long.
    #[command(flatten)]
    pub recording: Recording,

    /// How the log is written, to standard error. RUST_LOG chooses what is.
    #[arg(long, default_value = "text", value_name = "FORMAT")]
    pub log: Log,

    /// Write the visitors' addresses into the log.
    #[arg(long)]
    pub log_addresses: bool,

    /// End when standard input ends, as it does with the program that started this one.
    #[arg(long)]
    pub until_input_ends: bool,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Log {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Settings {
    /// For how long a nonce counts.
    pub fn nonce_lifetime(&self) -> Duration {
        Duration::from_secs(self.nonce_seconds)
    }

    /// After how long a session ends in any case.
    pub fn session_lifetime(&self) -> Duration {
        Duration::from_secs(self.session_seconds)
    }

    /// Within what time the head of a request must come.
    pub fn head_timeout(&self) -> Duration {
        Duration::from_secs(self.head_seconds)
    }

    /// How many workers there are.
    pub fn worker_count(&self) -> usize {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        self.workers.unwrap_or_else(processors).max(1)
    }

    /// The address that media comes from.
    pub fn media_address(&self) -> IpAddr {
        self.media_address
            .or_else(own_address)
            .unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }
}

/// The address that this machine would use towards the internet. Connecting a UDP socket chooses
/// the route and sends nothing.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // Reserved for documentation (RFC 5737), but routed like every public address.
    socket.connect((Ipv4Addr::new(203, 0, 113, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_unspecified()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_needs_to_be_given() {
        let settings = Settings::parse_from(["whep-server"]);
        assert!(settings.listen.ip().is_loopback());
        assert!(settings.worker_count() > 0);
        assert!(!settings.media_address().is_unspecified());
    }

    #[test]
    fn secrets_come_one_by_one_or_in_a_list() {
        let settings =
            Settings::parse_from(["whep-server", "--secret", "new", "--secret", "old,older"]);
        assert_eq!(settings.secrets, ["new", "old", "older"]);
    }
}
