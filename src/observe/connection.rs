//! The fresh connection.

use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::connection::{Connection, TOO_MANY};
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{Flag, List, Observation};

/// Whether the browser refused a connection because the page has too many.
pub(crate) fn is_limit_reached(error: &JsValue) -> bool {
    read::error_name(error) == TOO_MANY
}

/// What a constructor that threw shows.
pub(crate) fn failed(error: &JsValue) -> Connection {
    Connection {
        constructed: Observation::Threw(read::error_name(error)),
        ..Connection::default()
    }
}

pub(crate) fn observe(
    scope: &JsValue,
    realm: Option<&Realm>,
    constructor: &JsValue,
    connection: &JsValue,
) -> Connection {
    let state = |name| read::text_at(connection, name);
    let prototype = js::get(constructor, "prototype");
    Connection {
        constructed: read::observe(js::type_of(connection)),
        is_event_target: match js::get(scope, "EventTarget") {
            Ok(target) => read::observe(js::is_instance(connection, &target)),
            Err(_) => Observation::Absent,
        },
        prototype_is_constructors: read::observe(js::prototype_of(connection))
            .map(|own| prototype.as_ref().is_ok_and(|prototype| *prototype == own)),
        leads_back: read::observe(js::get(connection, "constructor"))
            .map(|back| back == *constructor),
        own_members: own_members(connection, prototype.as_ref().ok()),
        brand: match realm {
            Some(realm) => realm.brands("RTCPeerConnection", "signalingState", connection),
            None => Observation::skipped(skips::NO_REALM),
        },
        getter_refuses_strangers: getter_refuses_strangers(prototype.as_ref().ok()),
        has_made_up_member: read::observe(js::has(connection, "ontrackprobe")),
        signaling_state: state("signalingState"),
        connection_state: state("connectionState"),
        ice_connection_state: state("iceConnectionState"),
        ice_gathering_state: state("iceGatheringState"),
        descriptions_are_null: read::observe(js::get(connection, "localDescription").and_then(
            |local| Ok(local.is_null() && js::get(connection, "remoteDescription")?.is_null()),
        )),
        transceivers: read::number(read::observe_present(
            read::call(connection, "getTransceivers", &[])
                .and_then(|list| js::get(&list, "length")),
        )),
        handler_is_kept: Observation::default(),
    }
}

/// Own properties of the instance that belong to its interface. Frameworks put
/// symbols and names of their own on instances, and may.
pub(crate) fn own_members(object: &JsValue, prototype: Option<&JsValue>) -> List {
    match read::own_names(object) {
        Observation::Value(names) => Observation::Value(
            names
                .into_iter()
                .filter(|name| {
                    prototype.is_none_or(|prototype| js::has(prototype, name).unwrap_or(true))
                })
                .collect(),
        ),
        other => other,
    }
}

fn getter_refuses_strangers(prototype: Option<&JsValue>) -> Flag {
    match prototype.and_then(|prototype| read::getter(prototype, "signalingState")) {
        Some(getter) => read::observe(
            js::object()
                .map(|stranger| js::apply(&getter, &stranger, &read::arguments(&[])).is_err()),
        ),
        None => Observation::Absent,
    }
}
