//! The source `whep`: the page asks a WHEP endpoint for the stream.
//!
//! Spec: <https://datatracker.ietf.org/doc/draft-ietf-wish-whep/>.

mod http;
mod options;
mod resource;
mod session;
mod trickle;

use std::rc::Rc;

use super::Media;
use super::negotiation::Failure;
use crate::js::one_shot::OneShot;
use crate::session::Session;
pub use options::WhepOptions;
use session::WhepSession;

/// Asks for the stream and receives it. The session is deleted on every way out.
pub(crate) async fn media(
    session: &Rc<Session>,
    options: &WhepOptions,
    first_frame: &OneShot<()>,
) -> Media {
    receive(session, options, first_frame)
        .await
        .unwrap_or_else(Media::failed)
}

async fn receive(
    session: &Rc<Session>,
    options: &WhepOptions,
    first_frame: &OneShot<()>,
) -> Result<Media, &'static str> {
    let mut whep = WhepSession::open(session, options, first_frame)?;
    let negotiated = match whep.offer(options).await {
        Ok(None) => Ok(()),
        Ok(Some((counter_offer, resource))) => {
            // A rolled-back offer leaves transceivers behind; a fresh connection has none.
            drop(whep);
            whep = WhepSession::open(session, options, first_frame)?;
            whep.record_step("counter-offer".into());
            whep.answer(&counter_offer, resource).await
        }
        Err(failure) => Err(failure),
    };
    match negotiated {
        Ok(()) => {
            session.notify("negotiated");
            whep.receive().await;
        }
        Err(Failure { reason, step }) => whep.fail(reason, step),
    }
    Ok(whep.evidence().await)
}
