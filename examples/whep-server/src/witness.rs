//! What the server itself saw of a session. A report is held against it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use ontrack_wire::Observed;

use crate::session::Described;

/// One of the two streams that were sent.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// Its synchronisation source.
    pub ssrc: u32,
    /// Its track, the second part of `a=msid`.
    pub track: String,
    /// How many pictures or packets were sent.
    pub count: u64,
    /// How far into what is played that reached: further, where something was left out.
    pub reach: u64,
    /// The highest sequence number in the first and in the last receiver report.
    pub reported: Option<(u64, u64)>,
}

/// What was seen.
#[derive(Clone, Debug)]
pub struct Seen {
    /// When the session was made.
    pub began: Instant,
    /// When DTLS was done, after which media is sent.
    pub connected: Option<Instant>,
    /// When it ended.
    pub ended: Option<Instant>,
    /// The digest of the server's certificate.
    pub own_fingerprint: String,
    /// The digest of the visitor's certificate. Once connected it has been verified: DTLS fails
    /// for another certificate.
    pub fingerprint: Option<String>,
    /// The stream, the first part of `a=msid`.
    pub stream: String,
    /// What the colours and tones follow from.
    pub content: String,
    /// The pictures.
    pub video: Option<Sent>,
    /// The sound.
    pub audio: Option<Sent>,
    /// Where DTLS and RTCP came from; a nominated pair has one address.
    pub sources: Vec<SocketAddr>,
    /// How many RTCP packets came.
    pub rtcp: u64,
    /// Whether feedback about the transport came, with how much of it was lost.
    pub feedback: Option<f32>,
    /// How many messages went back over the data channel.
    pub echoed: u64,
    /// What its datagrams showed of its stack.
    pub wire: Observed,
    /// What its session description says.
    pub described: Option<Described>,
    /// Whether feedback about the transport was negotiated.
    pub negotiated_feedback: bool,
}

impl Seen {
    /// How long it has been connected, or was.
    pub fn connected_for(&self, now: Instant) -> Duration {
        self.connected
            .map_or(Duration::ZERO, |at| self.ended.unwrap_or(now) - at)
    }
}

/// What was seen, shared between the worker that sees and whoever asks.
#[derive(Clone, Debug)]
pub struct Witness(Arc<Mutex<Seen>>);

impl Witness {
    /// Nothing was seen yet but the certificate of our own.
    pub fn new(began: Instant, own_fingerprint: String) -> Self {
        Self(Arc::new(Mutex::new(Seen {
            began,
            connected: None,
            ended: None,
            own_fingerprint,
            fingerprint: None,
            stream: String::new(),
            content: String::new(),
            video: None,
            audio: None,
            sources: Vec::new(),
            rtcp: 0,
            feedback: None,
            echoed: 0,
            wire: Observed::default(),
            described: None,
            negotiated_feedback: false,
        })))
    }

    /// What has been seen so far.
    pub fn seen(&self) -> Seen {
        self.lock().clone()
    }

    /// To write down what is seen. Held for a few assignments only.
    pub fn lock(&self) -> MutexGuard<'_, Seen> {
        // Counters that a panic left half written are still counters.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
