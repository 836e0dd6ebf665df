//! Whether packets still come, or stopped in the middle.

/// How long no packet may come before media counts as stalled, in ms. A silent speaker
/// sends something every 400 ms, a screen that does not change every second.
const STALLED_MS: f64 = 1500.0;
/// How many samples must agree that none came: a busy page takes few.
const STALLED_SAMPLES: u32 = 5;
/// How long no packet may come before the last frame could be one of many, in ms.
const PAUSED_MS: f64 = 300.0;

/// The packets of all tracks of a connection, from sample to sample.
#[derive(Default)]
pub(crate) struct PacketActivity {
    count: f64,
    last_packet_ms: f64,
    samples_since: u32,
}

impl PacketActivity {
    /// Takes the number of packets that the statistics count now.
    pub(crate) fn sample(&mut self, now_ms: f64, count: f64) {
        if self.count == count {
            self.samples_since += 1;
        } else {
            (self.count, self.last_packet_ms, self.samples_since) = (count, now_ms, 0);
        }
    }

    /// Whether packets came, and none for a moment.
    pub(crate) fn is_paused(&self, now_ms: f64) -> bool {
        self.count > 0.0 && now_ms - self.last_packet_ms > PAUSED_MS
    }

    /// Whether packets came, and none for so long that none will.
    pub(crate) fn is_stalled(&self, now_ms: f64) -> bool {
        self.count > 0.0
            && self.samples_since >= STALLED_SAMPLES
            && now_ms - self.last_packet_ms > STALLED_MS
    }
}

/// Time in which the page was running: between two samples counts no more than a busy page
/// needs for one. While work or a debugger holds the page, nothing waits for media.
pub(crate) struct RunningTime {
    last_ms: f64,
    sum_ms: f64,
}

impl RunningTime {
    /// The most that counts from one sample to the next, in ms.
    const STEP_MS: f64 = 250.0;

    /// Begins now.
    pub(crate) fn since(now_ms: f64) -> Self {
        Self {
            last_ms: now_ms,
            sum_ms: 0.0,
        }
    }

    /// The running time until now, in ms.
    pub(crate) fn until(&mut self, now_ms: f64) -> f64 {
        self.sum_ms += (now_ms - self.last_ms).min(Self::STEP_MS);
        self.last_ms = now_ms;
        self.sum_ms
    }
}
