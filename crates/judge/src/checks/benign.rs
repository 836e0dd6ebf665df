//! What real people's browsers may have that makes a check fail.

/// A harmless cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Benign {
    /// Extensions that block or relay WebRTC.
    PrivacyExtension,
    /// Settings of the browser or of an administrator.
    PrivacySetting,
    /// zone.js, webrtc-adapter and the like, loaded by the page itself.
    Framework,
    /// Session replay, error monitoring and statistics, loaded by the page itself.
    Monitoring,
    /// Extensions that record or improve calls.
    CallExtension,
    /// Versions older than those measured.
    OldBrowser,
    /// Versions newer than those measured.
    NewBrowser,
    /// Engines that were never measured, such as Safari.
    UnmeasuredEngine,
    /// A user agent string changed by its owner, or a "desktop site" switch.
    ChangedUserAgent,
    /// A busy machine or a hidden tab.
    SlowMachine,
    /// Other tabs or the page itself used up the connections.
    ManyConnections,
}

impl Benign {
    /// The cause in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::PrivacyExtension => "a privacy extension that blocks or wraps WebRTC",
            Self::PrivacySetting => "a privacy or company setting of the browser",
            Self::Framework => {
                "a framework or shim the page itself loaded (zone.js, webrtc-adapter)"
            }
            Self::Monitoring => "monitoring or session replay the page itself loaded",
            Self::CallExtension => "an extension that records or improves calls",
            Self::OldBrowser => "a browser older than those measured",
            Self::NewBrowser => "a browser newer than those measured",
            Self::UnmeasuredEngine => "an engine that was not measured (Safari, embedded views)",
            Self::ChangedUserAgent => "a user agent string its owner changed",
            Self::SlowMachine => "a busy machine or a hidden tab",
            Self::ManyConnections => "too many connections opened by the page",
        }
    }
}
