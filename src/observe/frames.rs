//! What the frames of a rendered track show.

use super::received::above_zero;
use crate::js::untrusted::Any;
use ontrack_judge::evidence::Observation;
use ontrack_judge::evidence::received::Received;

/// The evidence of a frame sink so far.
pub(crate) fn frames_shown(frames: &Any) -> Received {
    Received {
        play: match frames.text("play") {
            Observation::Value(why) if why.is_empty() => Observation::Value("tried".into()),
            other => other,
        },
        frames_rendered: frames.number("frames"),
        size_agrees: frames.flag("size"),
        remote_frames: frames.flag("remote"),
        frames_advance: frames.flag("advance"),
        colours: frames.text("colours"),
        mosaics: frames.text("mosaics"),
        ..Received::default()
    }
}

/// Copies it into the evidence of a track. Without a frame there is only whether it played.
pub(super) fn copy_frames(shown: &Received, evidence: &mut Received) {
    evidence.play = shown.play.clone();
    evidence.frames_rendered = shown.frames_rendered.clone();
    if above_zero(&evidence.frames_rendered) {
        evidence.size_agrees = shown.size_agrees.clone();
        evidence.remote_frames = shown.remote_frames.clone();
        evidence.frames_advance = shown.frames_advance.clone();
        evidence.colours = shown.colours.clone();
        evidence.mosaics = shown.mosaics.clone();
    }
}
