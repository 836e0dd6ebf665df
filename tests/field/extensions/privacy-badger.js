/**
 * @debian webext-privacy-badger 2020.10.7
 * @does Learns who tracks, and tells pages not to
 * @verdict genuine
 * @browsers firefox
 * @proof it tells the page not to track
 */
globalThis.field = { isAtWork: () => navigator.globalPrivacyControl === "1" && navigator.doNotTrack === "1" };
