//! Whether packets still come, or stopped in the middle.

/// How long none may come before media counts as stalled, in ms. A silent speaker
/// sends something every 400 ms, a screen that does not change every second.
const STALLED_MS: f64 = 1500.0;
/// How many looks must agree that none came: a busy page looks seldom.
const LOOKS: u32 = 5;
/// How long none may come before the last picture could be one of many, in ms.
const PAUSED_MS: f64 = 300.0;

/// The packets of all tracks of a connection, from look to look.
#[derive(Default)]
pub(crate) struct FlowOfPackets {
    count: f64,
    moved_at_ms: f64,
    looks_since: u32,
}

impl FlowOfPackets {
    /// Takes what a look counted.
    pub(crate) fn look(&mut self, now_ms: f64, count: f64) {
        if self.count == count {
            self.looks_since += 1;
        } else {
            (self.count, self.moved_at_ms, self.looks_since) = (count, now_ms, 0);
        }
    }

    /// Whether some came, and none for a moment.
    pub(crate) fn is_paused(&self, now_ms: f64) -> bool {
        self.count > 0.0 && now_ms - self.moved_at_ms > PAUSED_MS
    }

    /// Whether some came, and none for so long that none will.
    pub(crate) fn is_stalled(&self, now_ms: f64) -> bool {
        self.count > 0.0 && self.looks_since >= LOOKS && now_ms - self.moved_at_ms > STALLED_MS
    }
}

/// Time as a page lives it: between two looks goes by no more than a busy page needs for
/// one. What held the page, be it work or a debugger, is no waiting for media.
pub(crate) struct Lived {
    last_ms: f64,
    sum_ms: f64,
}

impl Lived {
    /// The most that goes by from one look to the next, in ms.
    const STEP_MS: f64 = 250.0;

    /// Begins now.
    pub(crate) fn since(now_ms: f64) -> Self {
        Self {
            last_ms: now_ms,
            sum_ms: 0.0,
        }
    }

    /// How much went by until now, in ms.
    pub(crate) fn until(&mut self, now_ms: f64) -> f64 {
        self.sum_ms += (now_ms - self.last_ms).min(Self::STEP_MS);
        self.last_ms = now_ms;
        self.sum_ms
    }
}
