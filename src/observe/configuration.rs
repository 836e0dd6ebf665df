//! How the configuration and the description are read, and the defaults.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::RtcPeerConnection;

use crate::js::dictionary::recording_dictionary;
use crate::js::read_value::ReadValue;
use crate::js::thrown::{Read, observe as read};
use crate::js::untrusted::Untrusted;
use ontrack_judge::evidence::configuration::Configuration;
use ontrack_judge::evidence::{List, Observation};

/// Not in alphabetical order, which is the order that native code reads in.
const MEMBERS: [&str; 6] = [
    "rtcpMuxPolicy",
    "iceServers",
    "certificates",
    "bundlePolicy",
    "iceTransportPolicy",
    "iceCandidatePoolSize",
];

/// An `RTCConfiguration` that changes nothing and records which of its members are read.
pub(crate) fn recording_configuration(reads: &Array) -> Read<JsValue> {
    let nothing = JsValue::UNDEFINED;
    recording_dictionary(&MEMBERS.map(|member| (member, &nothing)), reads)
}

/// A session description that records which of its members are read.
pub(crate) fn recording_description(kind: &str, sdp: &str, reads: &Array) -> Read<JsValue> {
    recording_dictionary(&[("type", &kind.into()), ("sdp", &sdp.into())], reads)
}

/// The names of the members that were read, in order.
pub(crate) fn reads(reads: &Array) -> List {
    let names = Untrusted::of(reads).elements::<JsValue>();
    let names = names.iter().filter_map(|name| name.as_string(32));
    Observation::Value(names.collect())
}

/// The defaults of a connection without a configuration.
pub(crate) fn defaults(connection: &Untrusted<RtcPeerConnection>, evidence: &mut Configuration) {
    let configuration = connection.configuration();
    let member = |name: &str| configuration.clone()?.get::<Array>(name);
    evidence.bundle_policy = member("bundlePolicy").text();
    evidence.ice_transport_policy = member("iceTransportPolicy").text();
    evidence.ice_servers = match member("iceServers").present() {
        Observation::Value(servers) => servers.number("length"),
        other => other.map(|_| 0.0),
    };
    evidence.is_copied = read(|| Ok(configuration.clone()? != connection.configuration()?));
}
