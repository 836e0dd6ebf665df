//! What real people's browsers may have that makes a check fail.

use crate::code::codes;

codes! {
    /// A harmless cause of a failed check. Its name is the sentence in the report.
    pub enum Benign {
        /// Extensions that block or relay WebRTC.
        PrivacyExtension = "a privacy extension that blocks or wraps WebRTC",
        /// Settings of the browser or of an administrator.
        PrivacySetting = "a privacy or company setting of the browser",
        /// zone.js, webrtc-adapter and the like, loaded by the page itself.
        Framework = "a framework or shim the page itself loaded (zone.js, webrtc-adapter)",
        /// Session replay, error monitoring and statistics, loaded by the page itself.
        Monitoring = "monitoring or session replay the page itself loaded",
        /// Extensions that record or improve calls.
        CallExtension = "an extension that records or improves calls",
        /// Versions older than those measured.
        OldBrowser = "a browser older than those measured",
        /// Versions newer than those measured.
        NewBrowser = "a browser newer than those measured",
        /// Engines that were never measured, such as Safari.
        UnmeasuredEngine = "an engine that was not measured (Safari, embedded views)",
        /// A user agent string changed by its owner, or a "desktop site" switch.
        ChangedUserAgent = "a user agent string its owner changed",
        /// A busy machine or a hidden tab.
        SlowMachine = "a busy machine or a hidden tab",
        /// Other tabs or the page itself used up the connections.
        ManyConnections = "too many connections opened by the page",
    }
}
