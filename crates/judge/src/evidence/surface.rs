//! The interfaces of WebRTC and their members, as WebIDL lays them out.
//!
//! Members are named `Interface.member`. Spec:
//! <https://webidl.spec.whatwg.org/#js-interfaces>.

use super::subject::subject;

subject! {
    /// The interfaces of WebRTC and their members.
    pub struct Surface {
        /// The interfaces of the family that are functions on the window.
        present "present": List,
        /// The interfaces of the family that are missing from the window.
        missing "missing": List,
        /// How many members were looked at.
        members "members": Number,
        /// Methods and accessors whose source text in this page is script, and names that others
        /// stand before: `lexical.NAME` where the bare name is not the window's, `NAME.__proto__`
        /// where the prototype inherits from another one than in a fresh realm.
        script "script": List,
        /// Methods and accessors whose source text in this page is native but
        /// has another name than the member's, as a Proxy's has.
        unnamed "unnamed": List,
        /// Methods and accessors that look native in this page and are script or
        /// unnamed for a fresh realm.
        concealed "concealed": List,
        /// Methods that can be constructed, which native methods cannot.
        constructable "constructable": List,
        /// Attributes that are data properties where accessors belong.
        data "data": List,
        /// Interfaces and members that a fresh realm has and this page lacks, and interfaces
        /// that are those of another realm.
        removed "removed": List,
        /// Constructors, methods and accessors that need more stack than native code.
        deep "deep": List,
        /// Built-in functions that the probe and its module call, and that are not native.
        replaced "replaced": List,
        /// Ways to a frame that need more stack than native code.
        ways "ways": List,
        /// Functions of the fresh realm itself that need more stack than native code.
        ground "ground": List,
        /// This page's `Function.prototype.toString` itself, by a fresh realm:
        /// `native`, `native-unnamed` or `script`.
        to_string "functionToString": Text,
        /// `EventTarget.prototype.addEventListener`, by a fresh realm.
        add_event_listener "addEventListener": Text,
    }
}
