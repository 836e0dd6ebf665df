//! The fresh connection.

use wasm_bindgen::JsValue;
use web_sys::{EventTarget, RtcPeerConnection, Window};

use crate::js::dictionary::dictionary;
use crate::js::interface::{InterfaceObject, Prototype};
use crate::js::realm::{Realm, brand};
use crate::js::thrown::{Observe, Thrown, observe as read};
use crate::js::untrusted::Untrusted;
use ontrack_judge::evidence::connection::{Connection, TOO_MANY};
use ontrack_judge::evidence::{Flag, List, Observation};

/// Whether the browser refused a connection because the page has too many.
pub(crate) fn is_limit_reached(error: &Thrown) -> bool {
    error.name() == TOO_MANY
}

/// The evidence of a constructor that threw.
pub(crate) fn failed(error: &Thrown) -> Connection {
    Connection {
        constructed: Observation::Threw(error.name()),
        ..Connection::default()
    }
}

pub(crate) fn observe(
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    constructor: &Untrusted<InterfaceObject<RtcPeerConnection>>,
    connection: &Untrusted<RtcPeerConnection>,
) -> Connection {
    let prototype = constructor.prototype();
    let prototype = prototype.as_ref().ok();
    Connection {
        constructed: connection.type_of().observe(),
        is_event_target: match scope.interface::<EventTarget>() {
            Ok(target) => read(|| connection.is_instance_of(&target)),
            Err(_) => Observation::Absent,
        },
        prototype_is_constructors: connection
            .prototype_of()
            .observe()
            .map(|own| prototype.is_some_and(|prototype| prototype.value() == own.value())),
        leads_back: read(|| Ok(connection.constructor()? == *constructor)),
        own_members: own_members(connection, prototype),
        brand: brand(realm, connection, "signalingState"),
        getter_refuses_strangers: getter_refuses_other_objects(prototype),
        has_made_up_member: connection.has("ontrackprobe").observe(),
        signaling_state: connection.signaling_state(),
        connection_state: connection.connection_state(),
        ice_connection_state: connection.ice_connection_state(),
        ice_gathering_state: connection.ice_gathering_state(),
        descriptions_are_null: read(|| {
            Ok(connection.local_description()?.is_null()
                && connection.remote_description()?.is_null())
        }),
        transceivers: connection.transceiver_count(),
        handler_is_kept: Observation::default(),
    }
}

/// Own properties of the instance that belong to its interface. Frameworks put
/// symbols and names of their own on instances, and may.
pub(crate) fn own_members<T>(
    object: &Untrusted<T>,
    prototype: Option<&Untrusted<Prototype<T>>>,
) -> List {
    object.own_names().map(|mut names| {
        names.retain(|name| prototype.is_none_or(|prototype| prototype.has(name).unwrap_or(true)));
        names
    })
}

fn getter_refuses_other_objects(
    prototype: Option<&Untrusted<Prototype<RtcPeerConnection>>>,
) -> Flag {
    match prototype.and_then(|prototype| prototype.getter("signalingState")) {
        Some(getter) => read(|| Ok(getter.apply::<JsValue>(&dictionary(&[])?, &[]).is_err())),
        None => Observation::Absent,
    }
}
