//! Probing with the source `offline` alone. A page that calls nothing else links no other
//! source.

use std::future::Future;
use std::pin::Pin;

use crate::abort::{Aborted, unless_aborted};
pub use crate::options::OfflineOptions;
use crate::session::Session;
use crate::source::offline as source;
use ontrack_judge::evidence::Evidence;
use ontrack_judge::{Report, judge};

/// Probes the browser with a synthetic offer, and judges what was observed: no network, no
/// permission, no second peer.
///
/// # Errors
///
/// [`Aborted`] when the signal of the options aborts. Nothing else fails: what a browser
/// refuses or lacks is reported.
pub async fn probe(options: OfflineOptions) -> Result<Report<'static>, Aborted> {
    let evidence = observe(options).await?;
    Ok(judge(&evidence).into_owned())
}

/// Probes the browser and gives the evidence alone, for a server to judge.
///
/// # Errors
///
/// [`Aborted`] when the signal of the options aborts.
pub async fn observe(options: OfflineOptions) -> Result<Evidence, Aborted> {
    boxed(options).await
}

/// A trait object, so that the probe is compiled in this crate once, and not in the crate of
/// each caller too.
#[inline(never)]
fn boxed(options: OfflineOptions) -> Pin<Box<dyn Future<Output = Result<Evidence, Aborted>>>> {
    Box::pin(run(options))
}

async fn run(options: OfflineOptions) -> Result<Evidence, Aborted> {
    let mut settings = options.settings;
    let nonce = settings.take_nonce();
    unless_aborted(settings.signal.as_ref(), async {
        match Session::start(&settings, &nonce, 0) {
            Some(session) => session.complete(source::probe(&session, settings.effort).await),
            None => source::out_of_budget(&nonce),
        }
    })
    .await
}
