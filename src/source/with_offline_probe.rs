//! The offline probe beside a source at which media flows.

use std::future::Future;
use std::rc::Rc;

use super::{Media, offline};
use crate::js::one_shot::{OneShot, join};
use crate::options::Effort;
use crate::session::Session;
use ontrack_judge::evidence::Evidence;

/// How long the offline probe waits for the first frame, in ms: its work in the page
/// would delay the frame.
const HEAD_START_MS: f64 = 400.0;

/// Runs `media` and the offline probe side by side. `first_frame` is set as soon as a frame
/// is shown or it is clear that none will be. Whatever becomes of the media, the offline
/// probe has its time.
pub(crate) async fn observe(
    session: &Rc<Session>,
    effort: Effort,
    first_frame: &OneShot<()>,
    media: impl Future<Output = Media>,
) -> Evidence {
    let offline = async {
        // The offline probe itself notices that no time is left.
        let _ = session.within(HEAD_START_MS, first_frame).await;
        offline::probe(session, effort).await
    };
    let (media, evidence) = join(media, offline).await;
    Evidence {
        transport: media.transport,
        received: media.received,
        codecs: media.codecs,
        ..evidence
    }
}
