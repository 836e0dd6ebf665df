//! `Link` headers of a WHEP endpoint, which anybody may run.

use anyhow::Result;
use ontrack_probe::whep::ice_servers;

use super::{Target, outcome};

pub const TARGET: Target = Target {
    name: "link",
    corpus,
    words: &[
        "<stun:stun.example.net>; rel=\"ice-server\"",
        "<turn:turn.example.net?transport=udp>; rel=\"ice-server\"; username=\"a,b\"; credential=\"c\\\"d\"",
        "; rel=ice-server",
        "; credential-type=\"password\"",
        "username=",
        "credential*=UTF-8''",
        "\\\"",
        "\"",
        "<",
        ">",
        ",",
        ";",
        "=",
        "\u{2028}",
    ],
    run,
};

fn corpus() -> Result<Vec<Vec<u8>>> {
    let one = "<stun:stun.example.net>; rel=\"ice-server\"";
    let two = "<turn:turn.example.net?transport=udp>; rel=\"ice-server\"; username=\"user\"; \
               credential=\"myPassword\"; credential-type=\"password\"";
    let other = "<https://example.net/next>; rel=\"next other\"";
    Ok([one, two, other, &format!("{one}, {other}, {two}")]
        .map(|header| header.as_bytes().to_vec())
        .to_vec())
}

fn run(input: &[u8]) -> u64 {
    let header = String::from_utf8_lossy(input);
    let servers = ice_servers(&header);
    assert_eq!(servers, ice_servers(&header));
    assert!(servers.len() <= 16);
    for server in &servers {
        assert!(header.contains(&server.url), "an address nobody gave");
        for told in [&server.username, &server.credential] {
            assert!(told.len() <= header.len());
        }
    }
    let shape: Vec<_> = servers
        .iter()
        .map(|server| {
            (
                server.url.len().min(8),
                server.username.len().min(4),
                server.credential.len().min(4),
            )
        })
        .collect();
    outcome(shape)
}
