//! Probing with the source `offline` alone. A page that calls nothing else links no other
//! source.

use crate::abort::{Aborted, unless_aborted};
pub use crate::options::OfflineOptions;
use crate::session::Session;
use crate::source::offline::{out_of_budget, probe as observe};
use ontrack_judge::evidence::Evidence;

/// Probes the browser with a synthetic offer: no network, no permission, no second peer.
///
/// # Errors
///
/// [`Aborted`] when the signal of the options aborts. Nothing else fails: what a browser
/// refuses or lacks is reported.
pub async fn probe(options: OfflineOptions) -> Result<Evidence, Aborted> {
    let mut settings = options.settings;
    let nonce = settings.take_nonce();
    unless_aborted(settings.signal.as_ref(), async {
        match Session::start(&settings, &nonce, 0) {
            Some(session) => session.complete(observe(&session, settings.effort).await),
            None => out_of_budget(&nonce),
        }
    })
    .await
}
