//! Where the probe ran, and which browser it is said to be.

use super::subject::subject;

subject! {
    /// Where the probe ran, and which browser it is said to be.
    pub struct Environment {
        /// `window`, `worker` or `other`.
        context "context": Text,
        /// `isSecureContext`.
        secure "secure": Flag,
        /// Whether the page was hidden when the probe began.
        hidden "hidden": Flag,
        /// Whether a fresh same-origin realm could be reached.
        realm "realm": Flag,
        /// `own`, or `opaque` where the page is sandboxed: then it can reach no other realm.
        origin "origin": Text,
        /// The engine that the user agent string claims: `blink`, `gecko`,
        /// `webkit` or `unknown`.
        claimed_engine "claimedEngine": Text,
        /// The major version that the user agent string claims.
        claimed_version "claimedVersion": Number,
        /// How the script engine lays out native source text: `one-line` (V8)
        /// or `several-lines` (SpiderMonkey, JavaScriptCore).
        native_text "nativeText": Text,
        /// Frameworks known to patch the platform openly: `zone.js`.
        frameworks "frameworks": List,
    }
}
