//! The members of WebRTC's interfaces that the probe reads and calls.
//!
//! <https://www.w3.org/TR/webrtc/> and <https://www.w3.org/TR/mediacapture-streams/>

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::JsValue;
use web_sys::{
    EventTarget, MediaStream, MediaStreamTrack, MessageEvent, RtcDataChannel, RtcDataChannelEvent,
    RtcIceCandidate, RtcPeerConnection, RtcPeerConnectionIceEvent, RtcRtpReceiver, RtcRtpSender,
    RtcRtpTransceiver, RtcSessionDescription, RtcStatsReport, RtcTrackEvent,
};

use super::interface::{Interface, InterfaceObject};
use super::primitives as js;
use super::read_value::ReadValue;
use super::text::DESCRIPTION_LIMIT;
use super::thrown::Read;
use super::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::{Flag, Number, Text};

/// Label of an `RTCDtlsTransport`, which web-sys has no type for.
pub(crate) struct RtcDtlsTransport;

/// Declares members: attributes by the type they should have, and methods without arguments.
macro_rules! members {
    ($interface:ty { $($kind:ident $member:ident $key:literal $(-> $of:ty)?;)* }) => {
        impl Untrusted<$interface> {
            $(members!(@$kind $member $key $($of)?);)*
        }
    };
    (@object $member:ident $key:literal $of:ty) => {
        pub(crate) fn $member(&self) -> Read<Untrusted<$of>> {
            self.get($key)
        }
    };
    (@text $member:ident $key:literal) => {
        pub(crate) fn $member(&self) -> Text {
            self.text($key)
        }
    };
    (@flag $member:ident $key:literal) => {
        pub(crate) fn $member(&self) -> Flag {
            self.flag($key)
        }
    };
    (@number $member:ident $key:literal) => {
        pub(crate) fn $member(&self) -> Number {
            self.number($key)
        }
    };
    (@method $member:ident $key:literal $of:ty) => {
        pub(crate) fn $member(&self) -> Read<Untrusted<$of>> {
            self.call($key, &[])
        }
    };
}

macro_rules! interfaces {
    ($($interface:ty = $name:literal;)*) => {
        $(impl Interface for $interface {
            const NAME: &'static str = $name;
        })*
    };
}

interfaces! {
    EventTarget = "EventTarget";
    MediaStream = "MediaStream";
    MediaStreamTrack = "MediaStreamTrack";
    RtcPeerConnection = "RTCPeerConnection";
    RtcRtpReceiver = "RTCRtpReceiver";
    RtcRtpSender = "RTCRtpSender";
    RtcRtpTransceiver = "RTCRtpTransceiver";
    RtcSessionDescription = "RTCSessionDescription";
    RtcStatsReport = "RTCStatsReport";
    RtcTrackEvent = "RTCTrackEvent";
}

members! { RtcPeerConnection {
    text signaling_state "signalingState";
    text connection_state "connectionState";
    text ice_connection_state "iceConnectionState";
    text ice_gathering_state "iceGatheringState";
    object local_description "localDescription" -> RtcSessionDescription;
    object remote_description "remoteDescription" -> RtcSessionDescription;
    object constructor "constructor" -> InterfaceObject<RtcPeerConnection>;
    object ontrack "ontrack" -> Function;
    method configuration "getConfiguration" -> Object;
    method transceivers "getTransceivers" -> Array;
    method statistics "getStats" -> Promise;
    method create_offer "createOffer" -> Promise;
    method create_answer "createAnswer" -> Promise;
    method set_implicit_local_description "setLocalDescription" -> Promise;
    method close "close" -> JsValue;
} }

impl Untrusted<RtcPeerConnection> {
    /// `setRemoteDescription(description)`
    pub(crate) fn set_remote_description(&self, description: &JsValue) -> Read<Untrusted<Promise>> {
        self.call("setRemoteDescription", &[description])
    }

    /// `setLocalDescription(description)`
    pub(crate) fn set_local_description(&self, description: &JsValue) -> Read<Untrusted<Promise>> {
        self.call("setLocalDescription", &[description])
    }

    /// `setConfiguration(configuration)`
    pub(crate) fn set_configuration(&self, configuration: &Untrusted<Object>) -> Read<Any> {
        self.call("setConfiguration", &[configuration.value()])
    }

    /// `addTransceiver(...list)`
    pub(crate) fn add_transceiver(&self, list: &[&JsValue]) -> Read<Untrusted<RtcRtpTransceiver>> {
        self.call("addTransceiver", list)
    }

    /// `addTrack(...list)`
    pub(crate) fn add_track(&self, list: &[&JsValue]) -> Read<Untrusted<RtcRtpSender>> {
        self.call("addTrack", list)
    }

    /// `addIceCandidate(candidate)`
    pub(crate) fn add_ice_candidate(
        &self,
        candidate: &Untrusted<RtcIceCandidate>,
    ) -> Read<Untrusted<Promise>> {
        self.call("addIceCandidate", &[candidate.value()])
    }

    /// `createDataChannel(label)`
    pub(crate) fn create_data_channel(&self, label: &str) -> Read<Untrusted<RtcDataChannel>> {
        self.call("createDataChannel", &[&label.into()])
    }

    /// How many transceivers `getTransceivers` lists.
    pub(crate) fn transceiver_count(&self) -> Number {
        self.transceivers().and_then(|list| list.length()).number()
    }
}

members! { Array {
    object length "length" -> JsValue;
} }

impl Untrusted<Array> {
    /// `Array.isArray(list)`
    pub(crate) fn is_array(&self) -> Read<bool> {
        Ok(js::is_array(self.value())?)
    }

    /// `Object.isFrozen(list)`
    pub(crate) fn is_frozen(&self) -> Read<bool> {
        Ok(js::is_frozen(self.value())?)
    }
}

members! { RtcSessionDescription {
    text kind "type";
} }

impl Untrusted<RtcSessionDescription> {
    /// The description's text, cut to [`DESCRIPTION_LIMIT`].
    pub(crate) fn sdp_text(&self) -> Option<String> {
        self.string_at("sdp", DESCRIPTION_LIMIT)
    }
}

members! { RtcTrackEvent {
    text kind "type";
    flag is_trusted "isTrusted";
    number phase "eventPhase";
    object target "target" -> RtcPeerConnection;
    object current_target "currentTarget" -> RtcPeerConnection;
    object bubbles "bubbles" -> JsValue;
    object cancelable "cancelable" -> JsValue;
    object track "track" -> MediaStreamTrack;
    object receiver "receiver" -> RtcRtpReceiver;
    object transceiver "transceiver" -> RtcRtpTransceiver;
    object streams "streams" -> Array;
} }

members! { RtcPeerConnectionIceEvent {
    object candidate "candidate" -> RtcIceCandidate;
} }

members! { RtcDataChannelEvent {
    object channel "channel" -> RtcDataChannel;
} }

members! { MessageEvent {
    object data "data" -> JsValue;
} }

members! { RtcRtpTransceiver {
    text mid "mid";
    text direction "direction";
    text current_direction "currentDirection";
    object sender "sender" -> RtcRtpSender;
    object receiver "receiver" -> RtcRtpReceiver;
    method stop "stop" -> JsValue;
} }

impl Untrusted<RtcRtpTransceiver> {
    /// `setCodecPreferences(codecs)`
    pub(crate) fn set_codec_preferences(&self, codecs: &JsValue) -> Read<Any> {
        self.call("setCodecPreferences", &[codecs])
    }

    /// The track of its receiver.
    pub(crate) fn received_track(&self) -> Read<Untrusted<MediaStreamTrack>> {
        self.receiver()?.track()
    }
}

members! { RtcRtpSender {
    object track "track" -> MediaStreamTrack;
    object transport "transport" -> RtcDtlsTransport;
    object dtmf "dtmf" -> JsValue;
} }

members! { RtcRtpReceiver {
    object track "track" -> MediaStreamTrack;
    object transport "transport" -> RtcDtlsTransport;
    method parameters "getParameters" -> Object;
    method synchronization_sources "getSynchronizationSources" -> Array;
} }

members! { RtcDtlsTransport {
    text state "state";
    method remote_certificates "getRemoteCertificates" -> Array;
} }

members! { RtcDataChannel {
    text ready_state "readyState";
} }

impl Untrusted<RtcDataChannel> {
    /// `send(data)`
    pub(crate) fn send(&self, data: &JsValue) -> Read<Any> {
        self.call("send", &[data])
    }
}

members! { MediaStream {
    text id "id";
    method tracks "getTracks" -> Array;
} }

members! { MediaStreamTrack {
    text kind "kind";
    text id "id";
    text label "label";
    text ready_state "readyState";
    text content_hint "contentHint";
    flag muted "muted";
    flag enabled "enabled";
    method settings "getSettings" -> Object;
    method constraints "getConstraints" -> Object;
    method capabilities "getCapabilities" -> Object;
    method cloned "clone" -> MediaStreamTrack;
    method stop "stop" -> JsValue;
} }
