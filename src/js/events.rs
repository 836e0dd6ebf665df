//! The events that the probe listens for, and their types.

use web_sys::{Event, MessageEvent, RtcDataChannelEvent, RtcPeerConnectionIceEvent, RtcTrackEvent};

use super::listener::EventType;

pub(crate) const TRACK: EventType<RtcTrackEvent> = EventType::new("track");
/// The event handler attribute for `track`.
pub(crate) const ONTRACK: EventType<RtcTrackEvent> = EventType::new("ontrack");
pub(crate) const NEGOTIATION_NEEDED: EventType<Event> = EventType::new("negotiationneeded");
pub(crate) const SIGNALING_STATE: EventType<Event> = EventType::new("signalingstatechange");
pub(crate) const CONNECTION_STATE: EventType<Event> = EventType::new("connectionstatechange");
pub(crate) const ICE_CONNECTION_STATE: EventType<Event> =
    EventType::new("iceconnectionstatechange");
pub(crate) const ICE_GATHERING_STATE: EventType<Event> = EventType::new("icegatheringstatechange");
pub(crate) const ICE_CANDIDATE: EventType<RtcPeerConnectionIceEvent> =
    EventType::new("icecandidate");
pub(crate) const DATA_CHANNEL: EventType<RtcDataChannelEvent> = EventType::new("datachannel");
pub(crate) const OPEN: EventType<Event> = EventType::new("open");
pub(crate) const MESSAGE: EventType<MessageEvent> = EventType::new("message");
pub(crate) const ENDED: EventType<Event> = EventType::new("ended");
pub(crate) const UNMUTE: EventType<Event> = EventType::new("unmute");
pub(crate) const VISIBILITY_CHANGE: EventType<Event> = EventType::new("visibilitychange");
pub(crate) const PAGE_HIDE: EventType<Event> = EventType::new("pagehide");
pub(crate) const ABORT: EventType<Event> = EventType::new("abort");
