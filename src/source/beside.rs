//! The offline probe beside a source at which media flows.

use std::future::Future;
use std::rc::Rc;

use super::offline::{self, Effort};
use crate::clock::Clock;
use crate::js::one_shot::{OneShot, join};
use ontrack_judge::evidence::Evidence;
use ontrack_judge::evidence::codec::Codec;
use ontrack_judge::evidence::received::Received;
use ontrack_judge::evidence::transport::Transport;

/// How long the offline part waits for the first picture, in ms: what looks around
/// in the page would delay it.
const HEAD_START_MS: f64 = 400.0;

/// How long a picture of somebody else's is looked at, in ms, once it moves.
pub(crate) const HOLD_MS: f64 = 1300.0;

/// What was seen of media.
#[derive(Default)]
pub(crate) struct Media {
    pub(crate) transport: Transport,
    pub(crate) received: Vec<Received>,
    pub(crate) codecs: Vec<Codec>,
}

/// Probes offline beside a source of media, which tells `moving` as soon as pictures
/// move or it is clear that none will. Whatever becomes of the media, the offline
/// part has its time.
pub(crate) async fn beside(
    clock: &Rc<Clock>,
    nonce: &str,
    effort: Effort,
    name: &'static str,
    moving: &OneShot<()>,
    media: impl Future<Output = Media>,
) -> Evidence {
    let offline = async {
        // Without any time left it says so itself.
        let _ = clock.within(HEAD_START_MS, moving).await;
        offline::probe(clock, nonce, effort).await
    };
    let (media, mut evidence) = join(media, offline).await;
    evidence.source = name.into();
    evidence.transport = media.transport;
    evidence.received = media.received;
    evidence.codecs = media.codecs;
    evidence
}
