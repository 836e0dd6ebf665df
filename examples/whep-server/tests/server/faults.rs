//! The endpoints that misbehave do, and only as they say.

use std::time::Duration;

use anyhow::Result;

use crate::running::{Visit, start};

const PLAY: Duration = Duration::from_millis(1500);

async fn visit(fault: &str) -> Result<Visit> {
    let server = start(&["--faults"]).await?;
    let mut visit = server.visit_at(&format!("/faults/{fault}/whep")).await?;
    if visit.answer.status == 201 {
        // It ends with an error where it notices; what it counted until then is what matters.
        let _ = visit.visitor.play(PLAY).await;
    }
    server.end().await?;
    Ok(visit)
}

#[tokio::test]
async fn statuses_are_as_named() -> Result<()> {
    for (fault, status) in [
        ("html", 200),
        ("error", 500),
        ("redirect-307", 307),
        ("redirect-308", 308),
        ("redirect-302", 302),
        ("unauthorized", 401),
        ("not-found", 404),
        ("conflict", 409),
        ("unavailable", 503),
        ("counter-offer", 406),
        ("not-acceptable", 406),
    ] {
        let answer = visit(fault).await?.answer;
        assert_eq!(answer.status, status, "{fault}");
        if [409, 503].contains(&status) {
            assert_eq!(answer.field("retry-after"), "2", "{fault}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn some_never_connect() -> Result<()> {
    for fault in ["no-candidates", "wrong-fingerprint"] {
        let visit = visit(fault).await?;
        assert_eq!(visit.visitor.counted.connected, None, "{fault}");
    }
    Ok(())
}

#[tokio::test]
async fn some_connect_and_send_nothing_of_use() -> Result<()> {
    for fault in ["no-packets", "channel-only"] {
        let counted = visit(fault).await?.visitor.counted;
        assert!(counted.connected.is_some(), "{fault}");
        assert_eq!((counted.pictures, counted.packets), (0, 0), "{fault}");
        assert_eq!(counted.echo, "hello", "{fault}");
    }
    let counted = visit("still").await?.visitor.counted;
    assert_eq!(counted.changes.len(), 1);
    Ok(())
}

#[tokio::test]
async fn some_end_early() -> Result<()> {
    let left = visit("leaves").await?.visitor.counted;
    assert!(left.was_closed && left.pictures < 25, "{left:?}");
    let died = visit("dies").await?.visitor.counted;
    assert!(
        !died.was_closed && (5..25).contains(&died.pictures),
        "{died:?}"
    );
    Ok(())
}

#[tokio::test]
async fn some_only_hide_something() -> Result<()> {
    let hidden = visit("hidden-headers").await?.answer;
    assert_eq!(hidden.field("access-control-expose-headers"), "");
    assert_eq!(visit("no-location").await?.answer.field("location"), "");
    assert!(
        visit("wrong-type")
            .await?
            .answer
            .field("content-type")
            .starts_with("text/plain")
    );
    Ok(())
}
