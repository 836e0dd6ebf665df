//! The source `loopback`: two connections in the page, a painted picture, sound where
//! the page can make it without a gesture, and a data channel beside them. Local
//! candidates only, no server.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::Media;
use super::call::{Call, bundled, constructor, obstructed, refusal};
use super::channel::Channel;
use super::connection::OwnConnection;
use super::flow_of_packets::Lived;
use super::negotiation::{accept, add_candidate, candidate, describe};
use super::receiving::{LOOK_MS, Receiving};
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::media::Running;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::promise::settled;
use crate::js::read;
use crate::observe::codec::{self, CodecTransceiver};
use crate::observe::transport::description;
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

/// Sends media to ourselves.
pub(crate) async fn media(
    clock: &Rc<Clock>,
    nonce: &str,
    all_codecs: bool,
    moving: &OneShot<()>,
) -> Media {
    let digits: String = content(nonce).map(letter).iter().collect();
    let scope = js::scope().unwrap_or_default();
    let constructor = match constructor() {
        Ok(constructor) => constructor,
        Err(code) => return obstructed(code),
    };
    let Ok(painting) = Running::painting(&digits, COLOUR_MS) else {
        return obstructed("no-canvas");
    };
    let (sound, sound_seen) = make_sound(clock).await;
    let configuration = bundled().unwrap_or_default();
    let sender = match OwnConnection::open(clock, &constructor, &[&configuration]) {
        Ok(sender) => sender,
        Err(error) => return obstructed(refusal(&error)),
    };
    let mut call = match Call::open(clock, &configuration, moving) {
        Ok(call) => call,
        Err(code) => return obstructed(code),
    };
    let receiving = Rc::clone(&call.receiving);
    let receiver = call.connection().clone();
    call.keep(carry_candidates(&receiving, sender.value(), &receiver));
    for source in [sound.as_ref(), Some(&painting)].into_iter().flatten() {
        let stream = source.more();
        let track = source.track();
        let list = if stream.is_object() {
            vec![&track, &stream]
        } else {
            vec![&track]
        };
        if read::call(sender.value(), "addTrack", &list).is_err() {
            return obstructed("track-refused");
        }
    }
    let mut lines = if all_codecs {
        codec::add_transceivers(&scope, sender.value(), &painting.track())
    } else {
        Vec::new()
    };
    let channel = Channel::open(sender.value(), nonce).ok();
    match negotiate(clock, sender.value(), &receiver).await {
        Ok(()) => {
            clock.tell("negotiated");
            let flow = call.flow(CONNECT_LIMIT_MS, MEDIA_LIMIT_MS, MEDIA_LIMIT_MS, true);
            match flow.await {
                // Both ends are the browser's own: what stops here is told by the rungs.
                Ok(_) => {}
                Err(Over) => receiving.run_out_of_time(),
            }
            if prove(clock, &mut lines, sender.value(), &receiver)
                .await
                .is_err()
            {
                lines.iter_mut().for_each(CodecTransceiver::time_out);
            }
        }
        Err(step) => {
            receiving.note(step);
            receiving.obstacle("negotiation-failed");
        }
    }
    let own: Vec<_> = lines.iter().filter_map(CodecTransceiver::mid).collect();
    let mut media = receiving.seen().await;
    // Gecko lists codecs whose library it has yet to load, and rejects their lines.
    let is_own = |track: &Received| lines.is_empty() || track.mid.value().is_some();
    media
        .received
        .retain(|track| is_own(track) && !own.iter().any(|mid| track.mid.is(mid)));
    media.codecs = lines.iter().map(CodecTransceiver::evidence).collect();
    media.transport.sound = sound_seen;
    media.transport.channel = channel.map_or(Observation::Absent, |channel| channel.state());
    media
}

fn letter(colour: Colour) -> char {
    char::from(b'0' + colour.number())
}

async fn make_sound(clock: &Clock) -> (Option<Running>, Text) {
    let none = |why: &str| (None, Observation::Value(why.into()));
    let sound = match Running::sound() {
        Ok(Ok(sound)) => sound,
        Ok(Err(word)) => return (None, read::text(read::observe_present(Ok(word)))),
        Err(_) => return none("none: refused"),
    };
    if let Some(ready) = sound.ready() {
        match clock.within(SOUND_LIMIT_MS, &settled(&ready)).await {
            Ok(Some(Ok(word))) => match read::string(&word, 64) {
                Some(word) if word.is_empty() => {}
                word => return none(&word.unwrap_or_default()),
            },
            Ok(Some(Err(_))) => return none("none: refused"),
            Ok(None) | Err(Over) => return none("none: slow"),
        }
    }
    let how = read::text(read::observe_present(Ok(sound.more())));
    (Some(sound), how)
}

fn carry_candidates(
    receiving: &Rc<Receiving>,
    sender: &JsValue,
    receiver: &JsValue,
) -> Vec<Listener> {
    [(sender, receiver), (receiver, sender)]
        .into_iter()
        .filter_map(|(from, to)| {
            let (to, receiving) = (to.clone(), Rc::clone(receiving));
            let carry = move |event: JsValue| {
                if let Some(candidate) = candidate(&event) {
                    receiving.count_candidate();
                    add_candidate(&to, &candidate);
                }
            };
            Listener::add(from, "icecandidate", carry).ok()
        })
        .collect()
}

async fn negotiate(clock: &Clock, sender: &JsValue, receiver: &JsValue) -> Result<(), String> {
    let offer = describe(clock, sender, "offer").await?;
    accept(clock, receiver, &offer, "offer taken").await?;
    let answer = describe(clock, receiver, "answer").await?;
    accept(clock, sender, &answer, "answer taken").await
}

/// Looks at the lines of the codecs until each was decoded or time runs out.
async fn prove(
    clock: &Clock,
    lines: &mut [CodecTransceiver],
    sender: &JsValue,
    receiver: &JsValue,
) -> Result<(), Over> {
    let mut lived = Lived::since(clock.elapsed_ms());
    let never: OneShot<()> = OneShot::new();
    while !lines.is_empty() {
        let reports = [receiver, sender].map(|it| read::call(it, "getStats", &[]));
        let mut statistics = Vec::new();
        for report in reports.into_iter().flatten() {
            if let Some(Ok(report)) = clock.within(1000.0, &settled(&report)).await? {
                statistics.push(report);
            }
        }
        if let [received, sent] = statistics.as_slice() {
            let answer = description(receiver, "localDescription");
            let answer = Description::read(&answer);
            for line in lines.iter_mut() {
                line.read_statistics(received, sent, &answer);
            }
        }
        let is_late = lived.until(clock.elapsed_ms()) > MEDIA_LIMIT_MS;
        if is_late || lines.iter().all(CodecTransceiver::is_settled) {
            break;
        }
        clock.within(LOOK_MS, &never).await?;
    }
    Ok(())
}
