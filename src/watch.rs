//! Watching a connection of the page's own.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use web_sys::{RtcPeerConnection, RtcTrackEvent};

use crate::js::untrusted::Untrusted;
use crate::nonce::Nonce;
use crate::options::Settings;
use crate::source::watch_session::WatchSession;
use ontrack_judge::evidence::Evidence;
use ontrack_judge::{Report, judge};

/// The options of [`watch`].
#[must_use]
pub struct WatchOptions {
    offline: bool,
    settings: Settings,
}

impl Default for WatchOptions {
    fn default() -> Self {
        Self {
            offline: true,
            settings: Settings::default(),
        }
    }
}

impl WatchOptions {
    /// Whether the first report also probes offline; `true` by default. Without it nothing
    /// is concluded, and the verdict is `inconclusive`.
    pub fn offline(mut self, offline: bool) -> Self {
        self.offline = offline;
        self
    }

    /// The word that the challenge of the offline probe follows from; a random one by
    /// default.
    pub fn nonce(mut self, nonce: Nonce) -> Self {
        self.settings.nonce = Some(nonce);
        self
    }

    /// How many connections the library may open in the life of this page, all probes
    /// together: 100 by default.
    pub fn connection_budget(mut self, connections: u32) -> Self {
        self.settings.connection_budget = connections;
        self
    }
}

/// Watches a connection of the page. The connection is not changed. The watch goes on until
/// [`Watch::stop`] is called or the connection is closed.
///
/// ```no_run
/// # use ontrack_probe::{WatchOptions, watch};
/// # async fn verdict(connection: &web_sys::RtcPeerConnection) {
/// let watch = watch(connection, WatchOptions::default());
/// let report = watch.report().await;
/// # }
/// ```
pub fn watch(connection: &RtcPeerConnection, options: WatchOptions) -> Watch {
    let WatchOptions {
        offline,
        mut settings,
    } = options;
    let nonce = settings.take_nonce();
    let offline = offline.then_some(settings);
    Watch(WatchSession::begin(
        Untrusted::of(connection),
        nonce,
        offline,
    ))
}

/// A connection that is being watched. Clones watch the same.
#[derive(Clone)]
pub struct Watch(Rc<WatchSession>);

impl Watch {
    /// Takes a `track` event that was dispatched before the watch began. Tracks that are
    /// still received are found without it.
    pub fn on_track(&self, event: &RtcTrackEvent) {
        self.0.on_track(&Untrusted::of(event));
    }

    /// A report on everything observed so far.
    pub async fn report(&self) -> Report<'static> {
        judge(&self.evidence().await).into_owned()
    }

    /// Everything observed so far, for a server to judge.
    pub async fn evidence(&self) -> Evidence {
        boxed(Rc::clone(&self.0)).await
    }

    /// Waits until the watch has ended. A report then is the last one.
    pub async fn ended(&self) {
        self.0.ended().await;
    }

    /// Stops watching. The connection goes on.
    pub fn stop(&self) {
        self.0.stop();
    }
}

/// A trait object, so that the probe is compiled in this crate once, and not in the crate of
/// each caller too.
#[inline(never)]
fn boxed(watch: Rc<WatchSession>) -> Pin<Box<dyn Future<Output = Evidence>>> {
    Box::pin(async move { watch.evidence().await })
}
