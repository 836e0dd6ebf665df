//! What real people's browsers may have that makes a check fail.

use crate::code::codes;

codes! {
    /// A harmless cause of a failed check. Its name is the sentence in the report.
    pub enum Benign {
        /// Extensions that block or relay WebRTC.
        PrivacyExtension = "a privacy extension",
        /// Settings of the browser or of an administrator.
        PrivacySetting = "a privacy or company setting",
        /// zone.js, webrtc-adapter and the like, loaded by the page itself.
        Framework = "a framework of the page (zone.js, webrtc-adapter)",
        /// Session replay, error monitoring and statistics, loaded by the page itself.
        Monitoring = "monitoring or session replay of the page",
        /// Extensions that record or improve calls.
        CallExtension = "an extension for calls",
        /// Versions older than those measured.
        OldBrowser = "an older browser than those measured",
        /// Versions newer than those measured.
        NewBrowser = "a newer browser than those measured",
        /// Engines that were never measured, such as Safari.
        UnmeasuredEngine = "an unmeasured engine (Safari)",
        /// A user agent string changed by its owner, or a "desktop site" switch.
        ChangedUserAgent = "a changed user agent string",
        /// A busy machine or a hidden tab.
        SlowMachine = "a busy machine or a hidden tab",
        /// Other tabs or the page itself used up the connections.
        ManyConnections = "too many connections of the page",
    }
}
