//! From a report to what a site does: the table of docs/choosing-a-policy.md, as data.
//!
//! ```ignore
//! let decision = decide(&report, &Policy::LOGIN);
//! ```
//!
//! Beside the judge and not in it, because a page that probes decides nothing.

mod decision;

use ontrack_judge::{Report, Verdict};

pub use decision::Decision;

/// What to do for each verdict, and for a visitor without a report that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// A complete, genuine media stack.
    pub genuine: Cases,
    /// Nothing could be decided.
    pub inconclusive: Cases,
    /// WebRTC is missing or refused.
    pub blocked: Cases,
    /// An open wrapper.
    pub instrumented: Cases,
    /// A wrapper that hides itself or rewrites data.
    pub tampered: Cases,
    /// An imitation.
    pub emulated: Cases,
    /// Nothing came that can be judged, or its nonce does not count.
    pub unverified: Decision,
}

/// What to do for one verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases {
    /// Codes of the report that decide: a reason, a reason or an outcome of media, an outcome.
    pub codes: &'static [(&'static str, Decision)],
    /// For every other report.
    pub otherwise: Decision,
}

impl Cases {
    /// One decision, whatever else the report says.
    pub const fn all(otherwise: Decision) -> Self {
        Self {
            codes: &[],
            otherwise,
        }
    }

    /// From the most exact code of the report to the least.
    fn decide(&self, report: &Report<'_>) -> Decision {
        let media = report.media.as_ref();
        let told = [
            report.reason.map(|reason| reason.name()),
            media.and_then(|media| media.reason).map(|why| why.name()),
            media.map(|media| media.outcome.name()),
            Some(report.outcome.name()),
        ];
        told.into_iter()
            .flatten()
            .find_map(|told| self.codes.iter().find(|(code, _)| *code == told))
            .map_or(self.otherwise, |(_, decision)| *decision)
    }
}

/// Media that the network or the state of the page kept away is held against nobody.
const COMPLETE: Cases = Cases {
    codes: &[
        ("inconclusive", Decision::Allow),
        ("SUCCESS", Decision::Allow),
    ],
    otherwise: Decision::AskMore,
};

/// What keeps a call from working, for the sources that bring media.
const WITH_MEDIA: Cases = Cases {
    codes: &[
        ("no-local-candidates", Decision::OfferRelay),
        ("ice-timeout", Decision::OfferRelay),
        ("ice-failed", Decision::OfferRelay),
        ("page-hidden", Decision::Allow),
        ("partial", Decision::Explain),
    ],
    otherwise: Decision::Allow,
};

impl Policy {
    /// Where people log in.
    pub const LOGIN: Self = Self {
        genuine: COMPLETE,
        inconclusive: Cases::all(Decision::Allow),
        blocked: Cases::all(Decision::Allow),
        instrumented: Cases::all(Decision::Allow),
        tampered: Cases::all(Decision::AskMore),
        emulated: Cases::all(Decision::AskMore),
        unverified: Decision::AskMore,
    };

    /// Where much is at stake: a second proof from everybody who shows no complete stack.
    pub const STRICT: Self = Self {
        inconclusive: Cases::all(Decision::AskMore),
        blocked: Cases::all(Decision::AskMore),
        emulated: Cases::all(Decision::Refuse),
        ..Self::LOGIN
    };

    /// Before a call.
    pub const CALL: Self = Self {
        genuine: WITH_MEDIA,
        inconclusive: WITH_MEDIA,
        blocked: Cases::all(Decision::Explain),
        instrumented: WITH_MEDIA,
        tampered: WITH_MEDIA,
        emulated: Cases::all(Decision::Explain),
        unverified: Decision::Allow,
    };

    /// Records reports and changes nothing.
    pub const MEASURE: Self = Self {
        genuine: Cases::all(Decision::Allow),
        inconclusive: Cases::all(Decision::Allow),
        blocked: Cases::all(Decision::Allow),
        instrumented: Cases::all(Decision::Allow),
        tampered: Cases::all(Decision::Allow),
        emulated: Cases::all(Decision::Allow),
        unverified: Decision::Allow,
    };

    /// All of these, by their names.
    pub const ALL: &[(&'static str, Self)] = &[
        ("login", Self::LOGIN),
        ("strict", Self::STRICT),
        ("call", Self::CALL),
        ("measure", Self::MEASURE),
    ];

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| *known == name)
            .map(|(_, policy)| *policy)
    }

    /// What it says of a verdict.
    pub const fn cases(&self, verdict: Verdict) -> &Cases {
        match verdict {
            Verdict::Genuine => &self.genuine,
            Verdict::Inconclusive => &self.inconclusive,
            Verdict::Blocked => &self.blocked,
            Verdict::Instrumented => &self.instrumented,
            Verdict::Tampered => &self.tampered,
            Verdict::Emulated => &self.emulated,
        }
    }
}

/// What to do about the visitor of this report. It does not know whether the nonce of the report counts:
/// where it does not, the decision is the policy's `unverified`.
pub fn decide(report: &Report<'_>, policy: &Policy) -> Decision {
    policy.cases(report.verdict).decide(report)
}

#[cfg(test)]
mod tests;
