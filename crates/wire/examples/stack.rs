//! Whose recorded datagrams a file holds: `cargo run --example stack -- FILE.json`, or from the whole
//! repository `cargo xtask stack FILE.json`. The answer is one line of JSON.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use ontrack_wire::{Claim, Contradiction, Engine, Identity, Observed, Observer};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells whose recording this is, in a file as those of `tests/data`.
fn run() -> Result<()> {
    let file = env::args_os()
        .nth(1)
        .ok_or("name the file of a recording")?;
    let file = Path::new(&file);
    let text = fs::read_to_string(file);
    let text = text.map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    println!("{}", line(&text)?);
    Ok(())
}

/// The sessions of a recording are of one program, so one of them speaks for all: the first that
/// has a client hello.
fn line(text: &str) -> Result<Value> {
    let recording: Value =
        serde_json::from_str(text).map_err(|error| format!("this is no recording: {error}"))?;
    let lines: Vec<_> = list(&recording, "sessions")
        .iter()
        .map(told)
        .collect::<Result<_>>()?;
    let has_hello = |line: &&Value| !line["dtls13"].is_null();
    let line = lines.iter().find(has_hello).or(lines.first());
    let line = line.ok_or("the recording has no session")?;
    for other in lines.iter().filter(|other| *other != line) {
        eprintln!("another session differs: {other}");
    }
    Ok(line.clone())
}

fn told(session: &Value) -> Result<Value> {
    let observed = observed(session)?;
    let (stack, library) = match observed.identity() {
        Identity::Engine(engine) => (engine.name(), None),
        Identity::Library(name) | Identity::Embedded(name) => ("none", Some(name)),
        Identity::Unknown => ("unknown", None),
    };
    let contradicts = |engine| {
        let claim = Claim {
            engine,
            version: None,
        };
        let contradiction = observed.compare(claim).contradiction();
        contradiction.map(Contradiction::name)
    };
    Ok(json!({
        "stack": stack,
        "library": library,
        "dtls13": observed.offers_dtls13(),
        "contradicts": {
            "blink": contradicts(Engine::Blink),
            "gecko": contradicts(Engine::Gecko),
        },
    }))
}

fn observed(session: &Value) -> Result<Observed> {
    let mut observer = Observer::new();
    let text = |name: &str| session[name].as_str();
    if let (Some(ufrag), Some(pwd)) = (text("ice_ufrag"), text("ice_pwd")) {
        observer.ice_credentials(ufrag, pwd);
    }
    let requests = list(session, "stun_requests")
        .iter()
        .map(|packet| &packet["hex"]);
    for datagram in requests.chain(list(session, "client_hello_datagrams")) {
        observer.datagram(&bytes(datagram)?);
    }
    observer.handshake_done();
    for packet in list(session, "rtcp") {
        observer.rtcp(&bytes(&packet["hex"])?);
    }
    Ok(observer.observed())
}

/// What a recording lacks, it has none of.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn bytes(hex: &Value) -> Result<Vec<u8>> {
    let hex = hex.as_str().ok_or("a datagram is text")?;
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return Err("an odd number of digits".into());
    }
    let byte = |pair: &[u8; 2]| Ok(u8::from_str_radix(std::str::from_utf8(pair)?, 16)?);
    pairs.iter().map(byte).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
mod tests {
    use super::*;

    fn of(sample: &str) -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
        let text = fs::read_to_string(Path::new(folder).join(sample)).unwrap();
        line(&text).unwrap().to_string()
    }

    #[test]
    fn a_recording_is_told_in_one_line() {
        assert_eq!(
            of("chromium156.json"),
            r#"{"contradicts":{"blink":null,"gecko":"hard"},"dtls13":true,"library":null,"stack":"blink"}"#
        );
        assert_eq!(
            of("roamhq.json"),
            r#"{"contradicts":{"blink":"inconclusive","gecko":"inconclusive"},"dtls13":false,"library":"libwebrtc","stack":"none"}"#
        );
    }
}
