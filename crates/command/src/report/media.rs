//! The tracks, and how far media came.

use std::io::{self, Write};

use ontrack_probe::{
    Report,
    report::{Ladder, Media, Track, TriedCodec},
};

use super::page::Page;

pub(super) fn show(page: &mut Page<impl Write>, report: &Report<'_>) -> io::Result<()> {
    if report.tracks.is_empty() && report.media.is_none() {
        return Ok(());
    }
    page.heading("Tracks and media")?;
    if let Some(media) = &report.media {
        page.row("media", &outcome(media))?;
        if let Some(channel) = &media.channel {
            page.row("channel", channel)?;
        }
        if !media.codecs.is_empty() {
            let codecs: Vec<_> = media.codecs.iter().map(tried).collect();
            page.row("codecs", &codecs.join(", "))?;
        }
    }
    for track in &report.tracks {
        page.row(
            track.kind.as_deref().unwrap_or("unknown"),
            &described(track),
        )?;
    }
    Ok(())
}

fn outcome(media: &Media<'_>) -> String {
    let outcome = format!("{}: {}", media.outcome.name(), media.outcome.meaning());
    match media.reason {
        Some(reason) => format!("{outcome} {}: {}", reason.name(), reason.meaning()),
        None => outcome,
    }
}

fn tried(codec: &TriedCodec<'_>) -> String {
    let name = codec.media_type.as_deref().unwrap_or("unknown codec");
    let state = match codec.ok {
        Some(true) => "works",
        Some(false) => "DOES NOT WORK",
        None => "left open",
    };
    format!("{name} {state}")
}

fn described(track: &Track<'_>) -> String {
    let mut parts = vec![track.source.to_string()];
    parts.extend(track.ready_state.as_deref().map(str::to_owned));
    parts.extend((track.muted == Some(true)).then(|| "muted".to_owned()));
    parts.extend(track.ladder.iter().map(ladder));
    parts.join(", ")
}

fn ladder(ladder: &Ladder<'_>) -> String {
    let codec = ladder.codec.as_deref().unwrap_or("unknown codec");
    let reached = format!("{codec}, came to {}", ladder.rung.name());
    match ladder.next {
        Some(why) => format!("{reached} ({why})"),
        None => reached,
    }
}
