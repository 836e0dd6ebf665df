//! `cargo xtask demo --source whep`: the report of the page, and the judgement of the server.

use std::{
    fmt::Write as _,
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::Result;
use serde_json::{Value, json};

use super::server;
use crate::{
    arguments::Demo,
    demo::report,
    harness,
    install::browsers::{self, Engine},
    package,
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(180);

/// Shows what `wanted` asks for.
pub fn run(workspace: &Workspace, wanted: &Demo) -> Result<()> {
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, wanted.port.unwrap_or(0)));
    if wanted.open {
        package::build(workspace)?;
        return open(workspace, listen);
    }
    let engines = wanted
        .browser
        .map_or(Engine::ALL.to_vec(), |engine| vec![engine]);
    let found = browsers::ensure(workspace, &engines)?;
    package::build(workspace)?;
    let options = json!({
        "browsers": browsers::places(&found),
        "server": server(workspace)?,
        "package": workspace.package(),
        "listen": listen,
    });
    let (mut text, mut both) = (String::new(), Value::Null);
    let end = harness::run(
        workspace,
        "whep-demo.mjs",
        &options,
        DEADLINE,
        |line, value| {
            (text, both) = (line.to_owned(), value);
        },
    );
    if wanted.json {
        end?;
        return Ok(writeln!(io::stdout(), "{text}")?);
    }
    for engine in engines {
        if let Some(both) = both.get(engine.name()) {
            let lines = report::lines(engine.name(), &both["client"]);
            write!(io::stdout(), "\n{lines}{}", judgement(&both["server"]))?;
        }
    }
    end
}

/// The judgement of the server, as the report is shown.
fn judgement(judgement: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut verdict = text(&judgement["verdict"]);
    if let Some(reason) = judgement["reason"].as_str() {
        let _ = write!(verdict, " ({reason})");
    }
    let mut lines = format!("  {:<10} {verdict}\n", "server");
    let claims = judgement["claims"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let with = |holds: Option<bool>| {
        let claims = claims
            .iter()
            .filter(move |it| it["holds"].as_bool() == holds);
        claims
            .map(|claim| text(&claim["claim"]))
            .collect::<Vec<_>>()
    };
    let mut line = |name: &str, codes: Vec<String>| {
        if !codes.is_empty() {
            let _ = writeln!(lines, "  {:<10} {name}: {}", "", codes.join(", "));
        }
    };
    line("holds", with(Some(true)));
    line("DOES NOT HOLD", with(Some(false)));
    line("not to be compared", with(None));
    lines
}

/// Serves the example's page, until the person ends it with Ctrl-C.
fn open(workspace: &Workspace, listen: SocketAddr) -> Result<()> {
    let mut command = Command::new(server(workspace)?);
    command
        .args(["--listen", &listen.to_string(), "--package"])
        .arg(workspace.package())
        .stdin(Stdio::null());
    eprintln!("open the address that is told, in your own browser; Ctrl-C ends it");
    command.status()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::judgement;

    #[test]
    fn claims_are_told_by_how_they_hold() {
        let shown = judgement(&json!({
            "verdict": "tampered",
            "reason": "claim-ssrc",
            "claims": [
                { "claim": "frames", "holds": true },
                { "claim": "ssrc", "holds": false },
                { "claim": "tones", "holds": null },
            ],
        }));
        assert!(shown.contains("tampered (claim-ssrc)"), "{shown}");
        assert!(shown.contains("DOES NOT HOLD: ssrc\n"), "{shown}");
        assert!(shown.contains("not to be compared: tones\n"), "{shown}");
    }
}
