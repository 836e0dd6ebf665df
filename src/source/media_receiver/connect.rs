//! Whether the connection is established, and why not.

use super::MediaReceiver;
use crate::session::Over;
use ontrack_judge::MediaReason;

/// How much of the time to connect a browser may take to find its first candidate. Some
/// browsers never say that they found none, and a busy machine takes more than a second.
const GATHERING_SHARE: f64 = 0.5;
/// How often it is checked whether candidates were found, in ms.
const CHECK_MS: f64 = 100.0;

impl MediaReceiver {
    /// Whether the connection was ever connected.
    pub(crate) fn is_connected(&self) -> bool {
        self.is_connected.get()
    }

    /// Whether it is known if the connection is established.
    pub(crate) fn is_settled(&self) -> bool {
        self.settled.is_set()
    }

    pub(super) fn read_state(&self) {
        let state = self.connection.connection_state();
        if state.is("connected") {
            if !self.is_connected.replace(true) {
                self.session.notify("connected");
            }
            self.settled.set(true);
        } else if state.is("failed") || state.is("closed") {
            self.settled.set(false);
        }
    }

    /// Waits until the connection is established, or gives the reason why it will not be.
    pub(crate) async fn connect(&self, limit_ms: f64) -> Result<(), &'static str> {
        let begun = self.session.elapsed_ms();
        self.read_state();
        loop {
            match self.session.within(CHECK_MS, &self.settled).await {
                Ok(Some(true)) => return Ok(()),
                Ok(Some(false)) => return Err(self.failure_reason(MediaReason::IceFailed.name())),
                Ok(None) => {}
                Err(Over) => return Err(self.failure_reason(MediaReason::IceTimeout.name())),
            }
            let waited = self.session.elapsed_ms() - begun;
            if waited > limit_ms {
                return Err(self.failure_reason(MediaReason::IceTimeout.name()));
            }
            if self.candidates.get() == 0
                && (waited > limit_ms * GATHERING_SHARE || self.has_gathered())
            {
                return Err(self.failure_reason(MediaReason::GatheringStalled.name()));
            }
        }
    }

    fn has_gathered(&self) -> bool {
        self.connection.ice_gathering_state().is("complete")
    }

    fn failure_reason(&self, default: &'static str) -> &'static str {
        let dtls = self.tracks().first().map(|track| track.transport());
        if self.candidates.get() == 0 {
            if self.has_gathered() || default == MediaReason::IceFailed.name() {
                MediaReason::NoLocalCandidates.name()
            } else {
                MediaReason::GatheringStalled.name()
            }
        } else if dtls.is_some_and(|dtls| dtls.state().is("failed")) {
            MediaReason::DtlsFailed.name()
        } else {
            default
        }
    }
}
