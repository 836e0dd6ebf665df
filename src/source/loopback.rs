//! The source `loopback`: two connections in the page, a painted picture, sound where
//! the page can make it without a gesture, and a data channel beside them. Local
//! candidates only, no server.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, RtcRtpSender, RtcStatsReport};

use super::connection::{OwnConnection, bundled, constructor, refusal};
use super::data_channel::DataChannel;
use super::media_receiver::{MediaReceiver, SAMPLE_MS};
use super::negotiation::{Failure, accept, add_candidate, candidate, describe};
use super::packet_activity::RunningTime;
use super::receiver_connection::ReceiverConnection;
use super::{Codecs, Media};
use crate::js::events;
use crate::js::interface::scope;
use crate::js::listener::Listener;
use crate::js::media::MediaSource;
use crate::js::one_shot::OneShot;
use crate::js::promise::settled;
use crate::js::thrown::Read;
use crate::js::untrusted::Untrusted;
use crate::observe::codec::{self, CodecTransceiver};
use crate::observe::transport::sdp_of;
use crate::session::{Over, Session};
use ontrack_judge::challenge::{Colour, content};
use ontrack_judge::evidence::received::Received;
use ontrack_judge::evidence::{Observation, Text};
use ontrack_judge::sdp::Description;

/// How long each colour stays, in ms: two frames at the usual rate.
const COLOUR_MS: f64 = 50.0;
/// How long two connections in one page may take to find each other, in ms.
const CONNECT_LIMIT_MS: f64 = 1600.0;
/// How long media may take from there, in ms. An audio device that starts can hold
/// back everything for almost two seconds.
const MEDIA_LIMIT_MS: f64 = 2200.0;
/// How long a page may take to make sound, in ms.
const SOUND_LIMIT_MS: f64 = 300.0;
/// How long the statistics of one connection may take, in ms.
const STATISTICS_LIMIT_MS: f64 = 1000.0;

/// Sends media from one connection of the page to another.
pub(crate) async fn media(
    session: &Rc<Session>,
    codecs: Codecs,
    first_frame: &OneShot<()>,
) -> Media {
    send(session, codecs, first_frame)
        .await
        .unwrap_or_else(Media::failed)
}

async fn send(
    session: &Rc<Session>,
    codecs: Codecs,
    first_frame: &OneShot<()>,
) -> Result<Media, &'static str> {
    let digits: String = content(&session.nonce).map(digit).iter().collect();
    let scope = scope().unwrap_or_default();
    let constructor = constructor()?;
    let painting = MediaSource::canvas(&digits, COLOUR_MS).map_err(|_| "no-canvas")?;
    let (sound, sound_outcome) = make_sound(session).await;
    let configuration = bundled(&JsValue::UNDEFINED).unwrap_or_default();
    let sender = OwnConnection::open(session, &constructor, &[&configuration])
        .map_err(|error| refusal(&error))?;
    let mut receiver = ReceiverConnection::open(session, &configuration, first_frame)?;
    receiver.keep(carry_candidates(
        &receiver.media,
        sender.value(),
        receiver.value(),
    ));
    for source in [sound.as_ref(), Some(&painting)].into_iter().flatten() {
        add_track(sender.value(), source).map_err(|_| "track-refused")?;
    }
    let mut transceivers = match codecs {
        Codecs::All => codec::add_transceivers(&scope, sender.value(), &painting.track()),
        Codecs::Default => Vec::new(),
    };
    let channel = DataChannel::open(sender.value(), &session.nonce).ok();
    match negotiate(session, sender.value(), receiver.value()).await {
        Ok(()) => {
            session.notify("negotiated");
            let received = receiver.receive(CONNECT_LIMIT_MS, MEDIA_LIMIT_MS, MEDIA_LIMIT_MS, true);
            // Both ends are the browser's own: the stage that media reached shows what
            // stopped here.
            if let Err(Over) = received.await {
                receiver.media.time_out();
            }
            let followed =
                follow_codecs(session, &mut transceivers, sender.value(), receiver.value());
            if let Err(Over) = followed.await {
                transceivers.iter_mut().for_each(CodecTransceiver::time_out);
            }
        }
        Err(Failure { reason, step }) => {
            receiver.media.record_step(step);
            receiver.media.fail(reason);
        }
    }
    let mids: Vec<_> = transceivers
        .iter()
        .filter_map(CodecTransceiver::mid)
        .collect();
    let mut media = receiver.media.evidence().await;
    // Gecko lists codecs whose library it has yet to load, and rejects their sections.
    let is_negotiated = |track: &Received| transceivers.is_empty() || track.mid.value().is_some();
    media
        .received
        .retain(|track| is_negotiated(track) && !mids.iter().any(|mid| track.mid.is(mid)));
    media.codecs = transceivers
        .iter()
        .map(CodecTransceiver::evidence)
        .collect();
    media.transport.sound = sound_outcome;
    media.transport.channel = channel.map_or(Observation::Absent, |channel| channel.state());
    Ok(media)
}

fn digit(colour: Colour) -> char {
    char::from(b'0' + colour.number())
}

fn add_track(
    connection: &Untrusted<RtcPeerConnection>,
    source: &MediaSource,
) -> Read<Untrusted<RtcRtpSender>> {
    let track = source.track();
    match source.stream() {
        Some(stream) => connection.add_track(&[track.value(), &stream]),
        None => connection.add_track(&[track.value()]),
    }
}

/// A source of sound and how it is made, or the word why there is none.
async fn make_sound(session: &Session) -> (Option<MediaSource>, Text) {
    let none = |why: &str| (None, Observation::Value(why.into()));
    let sound = match MediaSource::audio() {
        Ok(Ok(sound)) => sound,
        Ok(Err(word)) => return none(&word),
        Err(_) => return none("none: refused"),
    };
    if let Some(ready) = sound.ready() {
        match session.within(SOUND_LIMIT_MS, &settled(&ready)).await {
            Ok(Some(Ok(word))) => match word.as_string(64) {
                Some(word) if word.is_empty() => {}
                word => return none(&word.unwrap_or_default()),
            },
            Ok(Some(Err(_))) => return none("none: refused"),
            Ok(None) | Err(Over) => return none("none: slow"),
        }
    }
    let method = sound.method();
    (Some(sound), Observation::Value(method))
}

fn carry_candidates(
    media: &Rc<MediaReceiver>,
    sender: &Untrusted<RtcPeerConnection>,
    receiver: &Untrusted<RtcPeerConnection>,
) -> Vec<Listener> {
    [(sender, receiver), (receiver, sender)]
        .into_iter()
        .filter_map(|(from, to)| {
            let (to, media) = (to.clone(), Rc::clone(media));
            Listener::on(from, &events::ICE_CANDIDATE, move |event| {
                if let Some(candidate) = candidate(&event) {
                    media.count_candidate();
                    add_candidate(&to, &candidate);
                }
            })
            .ok()
        })
        .collect()
}

async fn negotiate(
    session: &Session,
    sender: &Untrusted<RtcPeerConnection>,
    receiver: &Untrusted<RtcPeerConnection>,
) -> Result<(), Failure> {
    let offer = describe(session, sender, "offer").await?;
    accept(session, receiver, offer.value(), "offer taken").await?;
    let answer = describe(session, receiver, "answer").await?;
    accept(session, sender, answer.value(), "answer taken").await
}

/// Samples the statistics until each codec was decoded or time runs out.
async fn follow_codecs(
    session: &Session,
    transceivers: &mut [CodecTransceiver],
    sender: &Untrusted<RtcPeerConnection>,
    receiver: &Untrusted<RtcPeerConnection>,
) -> Result<(), Over> {
    let mut running = RunningTime::since(session.elapsed_ms());
    while !transceivers.is_empty() {
        let reports = [receiver, sender].map(|connection| connection.statistics());
        let mut settled_reports = Vec::new();
        for report in reports.into_iter().flatten() {
            let report = session
                .within(STATISTICS_LIMIT_MS, &settled(&report))
                .await?;
            if let Some(Ok(report)) = report {
                settled_reports.push(report.cast::<RtcStatsReport>());
            }
        }
        if let [received, sent] = settled_reports.as_slice() {
            let answer = sdp_of(receiver.local_description());
            let answer = Description::read(&answer);
            for transceiver in transceivers.iter_mut() {
                transceiver.read_statistics(received, sent, &answer);
            }
        }
        let is_late = running.until(session.elapsed_ms()) > MEDIA_LIMIT_MS;
        if is_late || transceivers.iter().all(CodecTransceiver::is_settled) {
            break;
        }
        session.within(SAMPLE_MS, &OneShot::<()>::new()).await?;
    }
    Ok(())
}
