//! What can be measured.

use serde_json::Value;

use super::table;

/// One kind of measurement: a program of the harness, and a table of what it answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// The start of the package, and for how long a probe holds up the page.
    Start,
    /// The offline probe beside the bare JavaScript floor and a peer, in one page.
    Offline,
    /// The time to the first decoded picture beside bare JavaScript, in one page.
    Loopback,
    /// Many tracks of one connection, and many probes at once.
    Growth,
}

impl Subject {
    /// All of them, in the order of the usage text.
    pub const ALL: [Self; 4] = [Self::Start, Self::Offline, Self::Loopback, Self::Growth];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Offline => "offline",
            Self::Loopback => "loopback",
            Self::Growth => "growth",
        }
    }

    /// The program of the harness.
    pub const fn program(self) -> &'static str {
        match self {
            Self::Start => "bench/start.mjs",
            Self::Offline => "bench/offline.mjs",
            Self::Loopback => "bench/loopback.mjs",
            Self::Growth => "bench/growth.mjs",
        }
    }

    /// The figures of one browser for people.
    pub fn table(self, figures: &Value) -> String {
        match self {
            Self::Start => table::start::text(figures),
            Self::Offline => table::offline::text(figures),
            Self::Loopback => table::loopback::text(figures),
            Self::Growth => table::growth::text(figures),
        }
    }
}
