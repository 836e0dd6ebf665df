//! One remote `MediaStreamTrack`, looked at inside its `track` event.
//!
//! Spec: <https://www.w3.org/TR/mediacapture-streams/#mediastreamtrack>.

use super::subject::subject;

subject! {
    /// One remote track.
    pub struct Track {
        /// `kind`.
        kind "kind": Text,
        /// `id`, where it is of the challenge or a UUID; `(other)` otherwise.
        id "id": Text,
        /// What `id` is: `offered` (the id in the offer's `msid`), `uuid`,
        /// `braced-uuid`, `empty` or `other`.
        id_form "idForm": Text,
        /// What `label` is: `remote` (`remote audio`, `remote video`), `id` (the
        /// track's own id), `empty` or `other`. The label itself may name a device.
        label_form "labelForm": Text,
        /// `readyState`.
        ready_state "readyState": Text,
        /// `muted`.
        muted "muted": Flag,
        /// `enabled`.
        enabled "enabled": Flag,
        /// `contentHint`; Gecko has none.
        content_hint "contentHint": Text,
        /// `Symbol.toStringTag`, as in `Object.prototype.toString`.
        tag "tag": Text,
        /// Whether its prototype is `MediaStreamTrack.prototype`.
        prototype_is_native "prototypeIsNative": Flag,
        /// Whether a fresh realm's `muted` getter works on it.
        brand "brand": Flag,
        /// Whether a `MediaStream` of a fresh realm, or of this one, takes it.
        accepted_by_stream "acceptedByStream": Flag,
        /// What it carries itself.
        own_members "ownMembers": List,
        /// `getSettings()` as `name=value`; an id is told as `(track id)` or
        /// `(other)`, never written out.
        settings "settings": List,
        /// The names in `getConstraints()`.
        constraints "constraints": List,
        /// The names in `getCapabilities()`.
        capabilities "capabilities": List,
    }
}
