//! Sessions, from the offer to the end.

use std::{collections::HashSet, time::Duration};

use anyhow::Result;
use axum::http::Method;
use str0m::crypto::dtls::DtlsVersion;

use crate::{decoder::cells, running::start};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_visitor_gets_pictures_sound_and_its_echo() -> Result<()> {
    let server = start(&[]).await?;
    let mut visit = server.visit().await?;
    assert_eq!(visit.answer.status, 201, "{}", visit.answer.body);
    visit.visitor.play(2 * SECOND).await?;
    let counted = &visit.visitor.counted;
    assert!(counted.pictures > 30 && counted.packets > 50, "{counted:?}");
    assert_eq!(counted.echo, "hello");
    let mosaics = counted.mosaics(|picture| cells(picture, 8))?;
    assert!(mosaics.len() > 10, "{mosaics:?}");

    assert_eq!(server.http.metric("whep_sessions").await?, 1.0);
    let deleted = server.http.delete(&visit.location, &visit.nonce).await?;
    assert_eq!(deleted.status, 200);
    assert_eq!(server.http.metric("whep_sessions").await?, 0.0);
    // Gone is gone, however often it is deleted.
    let again = server.http.delete(&visit.location, &visit.nonce).await?;
    assert_eq!(again.status, 200);
    server.end().await
}

#[tokio::test]
async fn either_version_of_dtls_connects() -> Result<()> {
    let server = start(&[]).await?;
    for version in [DtlsVersion::Dtls12, DtlsVersion::Dtls13] {
        let visitor = server.visitor_with(version).await?;
        let mut visit = server.visit_as(visitor, "/whep").await?;
        visit.visitor.play(SECOND).await?;
        let counted = &visit.visitor.counted;
        assert!(counted.pictures > 10, "{version}: {counted:?}");
    }
    server.end().await
}

#[tokio::test]
async fn the_answer_says_what_the_draft_wants() -> Result<()> {
    let server = start(&["--ice-server", "stun:192.0.2.9"]).await?;
    let visit = server.visit().await?;
    let answer = &visit.answer;
    assert_eq!(answer.field("content-type"), "application/sdp");
    assert!(answer.field("location").starts_with("/whep/"));
    assert!(answer.field("etag").starts_with('"') && answer.field("etag").ends_with('"'));
    assert_eq!(answer.field("link"), "<stun:192.0.2.9>; rel=\"ice-server\"");
    let lines = |beginning: &'static str| {
        answer
            .body
            .lines()
            .filter(move |line| line.starts_with(beginning))
    };
    assert_eq!(lines("a=ice-lite").count(), 1);
    assert_eq!(lines("a=sendonly").count(), 2);
    // One stream with a track of each kind.
    let streams: HashSet<_> = lines("a=msid:")
        .filter_map(|line| line.split(' ').next())
        .collect();
    let tracks: HashSet<_> = lines("a=msid:")
        .filter_map(|line| line.split(' ').nth(1))
        .collect();
    assert_eq!((streams.len(), tracks.len()), (1, 2), "{}", answer.body);
    server.end().await
}

#[tokio::test]
async fn who_offers_to_send_is_only_sent_to() -> Result<()> {
    let server = start(&[]).await?;
    let nonce = server.http.nonce().await?;
    let (offer, _) = server.visitor().await?.offer()?;
    let both_ways = offer.replace("a=recvonly", "a=sendrecv");
    let answer = server.http.offer("/whep", &nonce, &both_ways).await?;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.body.matches("a=sendonly").count(), 2);
    assert!(!answer.body.contains("a=sendrecv\r\nm="), "{}", answer.body);
    for direction in ["inactive", "sendonly"] {
        let wrong = offer.replace("a=recvonly", &format!("a={direction}"));
        let answer = server.http.offer("/whep", &nonce, &wrong).await?;
        assert_eq!(answer.status, 422, "{direction}");
    }
    server.end().await
}

#[tokio::test]
async fn candidates_may_come_later() -> Result<()> {
    let server = start(&[]).await?;
    let visit = server.visit().await?;
    let token = format!("Bearer {}", visit.nonce);
    let fragment = format!(
        "a=ice-ufrag:aaaa\r\na=ice-pwd:bbbb\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na={}\r\n",
        visit.visitor.candidate()?
    );
    let patch = async |kind: &str, tag: Option<&str>, body: &str| -> Result<u16> {
        let mut fields = vec![("content-type", kind), ("authorization", token.as_str())];
        fields.extend(tag.map(|tag| ("if-match", tag)));
        let answer = server
            .http
            .ask(Method::PATCH, &visit.location, &fields, body.to_owned());
        Ok(answer.await?.status)
    };
    let kind = "application/trickle-ice-sdpfrag";
    let tag = visit.answer.field("etag");
    assert_eq!(patch(kind, Some(tag), &fragment).await?, 204);
    assert_eq!(patch(kind, None, &fragment).await?, 428);
    assert_eq!(patch(kind, Some("\"other\""), &fragment).await?, 412);
    assert_eq!(patch(kind, Some("*"), &fragment).await?, 422);
    assert_eq!(patch(kind, Some(tag), "what?").await?, 400);
    assert_eq!(patch("application/json", Some(tag), "{}").await?, 415);
    server.end().await
}

/// A browser posts its offer with the candidates that it has by then, and those of IPv6 come first.
#[tokio::test]
async fn a_visitor_whose_first_candidates_are_of_ipv6_gets_its_pictures() -> Result<()> {
    let server = start(&[]).await?;
    let mut visitor = server.visitor().await?;
    let nonce = server.http.nonce().await?;
    let (offer, pending) = visitor.offer()?;
    let candidate = visitor.candidate()?;
    let elsewhere = "candidate:1 1 udp 2122265343 2001:db8::2 42982 typ host";
    assert!(offer.contains(&candidate), "{offer}");
    let offer = offer.replace(&candidate, elsewhere);
    let answer = server.http.offer("/whep", &nonce, &offer).await?;
    visitor.accept(pending, &answer.body)?;
    let fragment = format!("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na={elsewhere}\r\n");
    let token = format!("Bearer {nonce}");
    let fields = [
        ("content-type", "application/trickle-ice-sdpfrag"),
        ("authorization", token.as_str()),
        ("if-match", answer.field("etag")),
    ];
    let location = answer.field("location");
    let patched = server.http.ask(Method::PATCH, location, &fields, fragment);
    assert_eq!(patched.await?.status, 204);
    visitor.play(SECOND).await?;
    assert!(visitor.counted.pictures > 10, "{:?}", visitor.counted);
    server.end().await
}

#[tokio::test]
async fn a_counter_offer_is_answered_and_plays() -> Result<()> {
    let server = start(&["--counter-offer"]).await?;
    let mut visit = server.visit().await?;
    assert_eq!(visit.answer.status, 406);
    let kind = visit.answer.field("content-type");
    assert!(
        kind.starts_with("application/sdp; valid-until=\""),
        "{kind}"
    );

    // As a browser does: a fresh connection answers.
    visit.visitor = server.visitor().await?;
    let answer = visit.visitor.answer(&visit.answer.body)?;
    let token = format!("Bearer {}", visit.nonce);
    let fields = [
        ("content-type", "application/sdp"),
        ("authorization", token.as_str()),
    ];
    let taken = server
        .http
        .ask(Method::PATCH, &visit.location, &fields, answer)
        .await?;
    assert_eq!(taken.status, 204, "{}", taken.body);
    visit.visitor.play(SECOND).await?;
    assert!(
        visit.visitor.counted.pictures > 10,
        "{:?}",
        visit.visitor.counted
    );
    server.end().await
}

#[tokio::test]
async fn sessions_end_with_the_server() -> Result<()> {
    let server = start(&[]).await?;
    let mut visit = server.visit().await?;
    visit.visitor.play(SECOND / 2).await?;
    assert!(visit.visitor.counted.connected.is_some());
    server.end().await?;
    visit.visitor.play(SECOND).await?;
    assert!(visit.visitor.counted.was_closed);
    Ok(())
}

#[tokio::test]
async fn sessions_end_after_their_time() -> Result<()> {
    let server = start(&["--session-seconds", "1"]).await?;
    let mut visit = server.visit().await?;
    visit.visitor.play(3 * SECOND).await?;
    assert!(visit.visitor.counted.was_closed);
    assert_eq!(server.http.metric("whep_sessions").await?, 0.0);
    server.end().await
}

#[tokio::test]
async fn who_asks_again_gives_up_the_session_before() -> Result<()> {
    let server = start(&[]).await?;
    let visit = server.visit().await?;
    let (offer, _) = server.visitor().await?.offer()?;
    let answer = server.http.offer("/whep", &visit.nonce, &offer).await?;
    assert_eq!(answer.status, 201);
    tokio::time::sleep(SECOND / 4).await;
    assert_eq!(server.http.metric("whep_sessions").await?, 1.0);
    server.end().await
}
