//! What a monitoring system reads at `/metrics`, in the text format of OpenMetrics.

use std::sync::atomic::AtomicU64;

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Metric, Registry},
};

/// What ended a session, an answer was, or a report got.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Label {
    /// A word from a fixed list: never anything a visitor chose.
    pub kind: &'static str,
}

/// Whose client hello the visitors that claim one browser send.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Hello {
    /// The engine that is claimed.
    pub engine: &'static str,
    /// The major version that is claimed, or `other`: bounded, so that nobody fills the memory.
    pub version: String,
    /// `claimed`, `other-engine`, `library`, `embedded` or `unknown`.
    pub hello: &'static str,
}

type Counters = Family<Label, Counter<u64, AtomicU64>>;

/// Everything that is counted.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Sessions there are now.
    pub sessions: Gauge,
    /// Sessions that were made.
    pub made: Counter,
    /// Sessions that came as far as media.
    pub connected: Counter,
    /// Sessions that ended, by why.
    pub ended: Counters,
    /// Answers over HTTP, by status.
    pub answers: Counters,
    /// Nonces that were issued.
    pub nonces: Counter,
    /// Reports, by the server's verdict.
    pub reports: Counters,
    /// Client hellos, by the browser that is claimed. Where a version's are `unknown`, its lists
    /// have changed.
    pub hellos: Family<Hello, Counter<u64, AtomicU64>>,
    /// Datagrams that came.
    pub received: Counter,
    /// Datagrams that came and belong to no session.
    pub strangers: Counter,
    /// Datagrams that were sent.
    pub sent: Counter,
    /// Datagrams that the system would not take.
    pub dropped: Counter,
    /// Workers that panicked and went on.
    pub restarted: Counter,
    /// How late pictures and packets of sound were sent, in seconds.
    pub lateness: Histogram,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut of = Registry::with_prefix("whep");
        let it = &mut of;
        // 0.25 ms to 0.5 s.
        let lateness = Histogram::new(exponential_buckets(0.000_25, 2.0, 12));
        Self {
            sessions: new(it, "sessions", "Sessions there are now"),
            made: new(it, "sessions_made", "Sessions that were made"),
            connected: new(
                it,
                "sessions_connected",
                "Sessions that came as far as media",
            ),
            ended: new(it, "sessions_ended", "Sessions that ended, by why"),
            answers: new(it, "http_answers", "Answers over HTTP, by status"),
            nonces: new(it, "nonces", "Nonces that were issued"),
            reports: new(it, "reports", "Reports, by verdict of the server"),
            hellos: new(it, "hellos", "Client hellos, by the browser claimed"),
            received: new(it, "datagrams_received", "Datagrams that came"),
            strangers: new(
                it,
                "datagrams_strange",
                "Datagrams that belong to no session",
            ),
            sent: new(it, "datagrams_sent", "Datagrams that were sent"),
            dropped: new(it, "datagrams_dropped", "Datagrams that the system refused"),
            restarted: new(it, "workers_restarted", "Workers that panicked and went on"),
            lateness: registered(it, "lateness_seconds", "How late media was sent", lateness),
            registry: of,
        }
    }
}

fn new<M: Metric + Clone + Default>(registry: &mut Registry, name: &str, help: &str) -> M {
    registered(registry, name, help, M::default())
}

fn registered<M: Metric + Clone>(registry: &mut Registry, name: &str, help: &str, metric: M) -> M {
    registry.register(name, help, metric.clone());
    metric
}

impl Metrics {
    /// All of it as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_text() {
        let metrics = Metrics::default();
        metrics.sessions.inc();
        metrics
            .reports
            .get_or_create(&Label { kind: "genuine" })
            .inc();
        let text = metrics.text();
        assert!(text.contains("whep_sessions 1\n"), "{text}");
        assert!(
            text.contains("whep_reports_total{kind=\"genuine\"} 1\n"),
            "{text}"
        );
    }
}
