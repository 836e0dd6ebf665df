//! What a WHEP client reads of HTTP headers: the ICE servers in `Link`.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8288#section-3>,
//! <https://www.rfc-editor.org/rfc/rfc9725#section-4.6>.

/// The most servers that are taken from one header.
const SERVER_LIMIT: usize = 16;

/// A STUN or TURN server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IceServer {
    /// Its address, as `turn:host:port?transport=udp`.
    pub url: String,
    /// The user's name, or nothing.
    pub username: String,
    /// The password, or nothing.
    pub credential: String,
}

/// The servers among the links of a header. Several headers arrive as one, joined by
/// commas; a quoted string may hold commas, semicolons and escaped quotes itself.
/// Whatever is no link, or a link of another relation, is passed over.
pub fn ice_servers(header: &str) -> Vec<IceServer> {
    let mut servers = Vec::new();
    let mut rest = header;
    while let Some((_, link)) = rest.split_once('<') {
        let Some((url, mut parameters)) = link.split_once('>') else {
            break;
        };
        let mut server = IceServer {
            url: url.trim().into(),
            ..IceServer::default()
        };
        let mut is_ice_server = false;
        while let Some((name, value, after)) = parameter(parameters) {
            match name.to_ascii_lowercase().as_str() {
                "rel" => is_ice_server = value.split(' ').any(|rel| rel == "ice-server"),
                "username" => server.username = value,
                "credential" => server.credential = value,
                _ => {}
            }
            parameters = after;
        }
        if is_ice_server && is_server(&server.url) && servers.len() < SERVER_LIMIT {
            servers.push(server);
        }
        rest = parameters;
    }
    servers
}

fn is_server(url: &str) -> bool {
    ["stun:", "stuns:", "turn:", "turns:"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(scheme))
    })
}

/// `; name=value` or `; name="value"`: the name, the value, and what follows.
fn parameter(text: &str) -> Option<(&str, String, &str)> {
    let text = text.trim_start().strip_prefix(';')?;
    let end = text
        .bytes()
        .position(|byte| matches!(byte, b'=' | b';' | b','))
        .unwrap_or(text.len());
    let (name, after) = text.split_at_checked(end)?;
    let Some(value) = after.strip_prefix('=') else {
        return Some((name.trim(), String::new(), after));
    };
    let value = value.trim_start();
    if let Some(quoted) = value.strip_prefix('"') {
        let (value, after) = unquoted(quoted);
        return Some((name.trim(), value, after));
    }
    let end = value
        .bytes()
        .position(|byte| matches!(byte, b';' | b','))
        .unwrap_or(value.len());
    let (value, after) = value.split_at_checked(end)?;
    Some((name.trim(), value.trim().into(), after))
}

/// A quoted string behind its opening quote, and what follows it.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => value.extend(characters.next()),
            _ => value.push(character),
        }
    }
    (value, characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_with_credentials_is_read() {
        let header = r#"<turn:turn.example.net?transport=udp>; rel="ice-server"; username="user"; credential="secret"; credential-type="password""#;
        let servers = ice_servers(header);
        assert_eq!(
            servers,
            [IceServer {
                url: "turn:turn.example.net?transport=udp".into(),
                username: "user".into(),
                credential: "secret".into(),
            }]
        );
    }

    #[test]
    fn commas_and_quotes_inside_quotes_divide_nothing() {
        let header = r#"<stun:one>; rel="ice-server", <turn:two>;rel=ice-server; username="a, <b>; \"c\""; credential="\\""#;
        let servers = ice_servers(header);
        let read: Vec<_> = servers
            .iter()
            .map(|it| (it.username.as_str(), it.credential.as_str()))
            .collect();
        assert_eq!(read, [("", ""), (r#"a, <b>; "c""#, r"\")]);
    }

    #[test]
    fn links_of_other_relations_and_schemes_are_passed_over() {
        let header = r#"<https://example.net/x>; rel="next", <https://example.net/y>; rel="ice-server", <stun:s>; rel="other ice-server""#;
        assert_eq!(ice_servers(header).len(), 1);
    }

    #[test]
    fn nonsense_is_no_server() {
        for header in [
            "",
            "<",
            "<>",
            "<turn:x",
            ";;;",
            "<turn:x>; rel=\"ice-server",
            "<ü>;ü=ü",
        ] {
            assert!(ice_servers(header).len() <= 1, "{header}");
        }
    }
}
