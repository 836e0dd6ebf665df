//! Probing with whatever source the options name.

use std::future::Future;
use std::pin::Pin;

use crate::abort::{Aborted, unless_aborted};
use crate::options::ProbeOptions;
use crate::session::Session;
use ontrack_judge::evidence::Evidence;
use ontrack_judge::{Report, judge};

/// Probes the browser and judges what was observed.
///
/// A page that probes with [`crate::Source::Offline`] alone calls [`crate::offline::probe`],
/// which links no other source.
///
/// # Errors
///
/// [`Aborted`] when the signal of the options aborts. Nothing else fails: what a browser
/// refuses or lacks is reported.
pub async fn probe(options: ProbeOptions) -> Result<Report<'static>, Aborted> {
    let evidence = observe(options).await?;
    Ok(judge(&evidence).into_owned())
}

/// Probes the browser and gives the evidence alone, for a server to judge.
///
/// # Errors
///
/// [`Aborted`] when the signal of the options aborts.
pub async fn observe(options: ProbeOptions) -> Result<Evidence, Aborted> {
    boxed(options).await
}

/// A trait object, so that the probe is compiled in this crate once, and not in the crate of
/// each caller too.
#[inline(never)]
fn boxed(options: ProbeOptions) -> Pin<Box<dyn Future<Output = Result<Evidence, Aborted>>>> {
    Box::pin(run(options))
}

async fn run(options: ProbeOptions) -> Result<Evidence, Aborted> {
    let ProbeOptions {
        source,
        mut settings,
    } = options;
    let nonce = settings.take_nonce();
    unless_aborted(settings.signal.as_ref(), async {
        match Session::start(&settings, &nonce, source.connections()) {
            Some(session) => session.complete(source.observe(&session, settings.effort).await),
            None => source.out_of_budget(&nonce),
        }
    })
    .await
}
