//! Whatever becomes of a probe, nothing of it stays alive in the page: connections,
//! tracks, timers, elements, listeners, AudioContexts. Everything is counted.

use std::time::Duration;

use js_sys::{Function, Reflect};
use ontrack_probe::{Codecs, Effort, ProbeOptions, Source, WhepOptions, probe};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, at, forget_connections, script};
use crate::pair::{close, options_of, pause, signaling};

/// Everything that is opened while it lives is counted.
struct Counting(JsValue);

impl Counting {
    fn begin() -> Self {
        forget_connections();
        let counting = Self(script(include_str!("counted.js")));
        counting.ask("counting");
        counting
    }

    fn ask(&self, question: &str) -> JsValue {
        Reflect::get(&self.0, &question.into())
            .and_then(|function| Function::from(function).call0(&JsValue::UNDEFINED))
            .expect("an answer")
    }

    /// How many of each there ever were.
    fn opened(&self, name: &str) -> u32 {
        at(&self.ask("opened"), name).parse().unwrap_or(0)
    }

    fn alive(&self) -> String {
        self.ask("alive").as_string().expect("words")
    }

    /// Waits until nothing is alive any more, or tells what is.
    async fn left(&self) -> String {
        for _ in 0..40 {
            if self.alive().is_empty() {
                break;
            }
            let _ = JsFuture::from(pause(25)).await;
        }
        self.alive()
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        self.ask("restore");
    }
}

/// Probes, whatever comes of it, and tells what is left and what there was.
async fn left_by(options: ProbeOptions) -> (String, Counting) {
    let counting = Counting::begin();
    let _ = probe(options).await;
    (counting.left().await, counting)
}

fn from(source: Source) -> ProbeOptions {
    ProbeOptions::default().source(source)
}

fn loopback(codecs: Codecs) -> Source {
    Source::Loopback { codecs }
}

/// A probe whose signal aborts after so many ms.
fn aborting(source: Source, ms: u32) -> ProbeOptions {
    let signal = script(&format!(
        "const abort = new AbortController();
         setTimeout(() => abort.abort(), {ms});
         return abort.signal"
    ));
    from(source).signal(signal.unchecked_into())
}

#[wasm_bindgen_test]
async fn what_is_left_alive_is_counted() {
    let counting = Counting::begin();
    let keep = script(
        "const kept = [new RTCPeerConnection(), document.createElement('video'), new AudioContext()];
         kept[1].srcObject = document.createElement('canvas').captureStream();
         kept[0].addEventListener('track', () => {});
         const timer = setInterval(() => {}, 1000);
         return () => {
           clearInterval(timer); kept[0].close(); kept[1].srcObject = null; kept[2].close();
         }",
    );
    let left = counting.alive();
    for name in [
        "connections",
        "tracks",
        "timers",
        "videos",
        "contexts",
        "listeners",
    ] {
        assert!(left.contains(&format!("1 {name}")), "{name}: {left}");
    }
    drop(counting);
    let _ = Function::from(keep).call0(&JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
async fn a_probe_that_succeeds_leaves_nothing_behind() {
    for (name, source, effort, connections) in [
        ("offline", Source::Offline, Effort::Usual, 2),
        ("thorough", Source::Offline, Effort::Thorough, 3),
        ("loopback", loopback(Codecs::Default), Effort::Usual, 4),
        ("codecs", loopback(Codecs::All), Effort::Usual, 4),
    ] {
        let is_media = !matches!(source, Source::Offline);
        let (left, counting) = left_by(from(source).effort(effort)).await;
        assert_eq!(left, "", "{name}");
        assert_eq!(counting.opened("connections"), connections, "{name}");
        assert_eq!(counting.opened("tracks") > 0, is_media, "{name}");
        assert_eq!(counting.opened("videos") > 0, is_media, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_probe_that_runs_out_of_time_leaves_nothing_behind() {
    for ms in [1, 20, 100, 300] {
        for source in [Source::Offline, loopback(Codecs::Default)] {
            let options = from(source).timeout(Duration::from_millis(ms));
            let (left, _) = left_by(options).await;
            assert_eq!(left, "", "{ms} ms");
        }
    }
}

#[wasm_bindgen_test]
async fn a_network_that_leads_nowhere_leaves_nothing_behind() {
    let _deaf = Replaced::by(
        "const { addIceCandidate } = RTCPeerConnection.prototype;
         RTCPeerConnection.prototype.addIceCandidate = async () => {};
         return () => { RTCPeerConnection.prototype.addIceCandidate = addIceCandidate; };",
    );
    let (left, counting) = left_by(from(loopback(Codecs::Default))).await;
    assert_eq!(left, "");
    assert_eq!(counting.opened("connections"), 4);
}

#[wasm_bindgen_test]
async fn a_probe_that_is_aborted_at_any_time_leaves_nothing_behind() {
    for ms in [0, 3, 10, 25, 60, 120, 200, 350] {
        for source in [Source::Offline, loopback(Codecs::All)] {
            let (left, _) = left_by(aborting(source, ms)).await;
            assert_eq!(left, "", "after {ms} ms");
        }
    }
}

#[wasm_bindgen_test]
async fn an_exception_in_a_getter_of_the_page_leaves_nothing_behind() {
    for (owner, member) in [
        ("RTCTrackEvent.prototype", "track"),
        ("RTCTrackEvent.prototype", "transceiver"),
        ("RTCRtpTransceiver.prototype", "receiver"),
        ("RTCPeerConnection.prototype", "connectionState"),
        ("RTCPeerConnection.prototype", "localDescription"),
        ("RTCPeerConnection.prototype", "getStats"),
        ("RTCPeerConnection.prototype", "addTrack"),
        ("RTCPeerConnection.prototype", "createDataChannel"),
        ("HTMLMediaElement.prototype", "srcObject"),
        ("HTMLMediaElement.prototype", "play"),
    ] {
        let _broken = Replaced::by(&format!(
            "const native = Object.getOwnPropertyDescriptor({owner}, '{member}');
             const fail = () => {{ throw 'no' }};
             Object.defineProperty({owner}, '{member}', native.get
               ? {{ ...native, get: fail }} : {{ ...native, value: fail }});
             return () => Object.defineProperty({owner}, '{member}', native);"
        ));
        for source in [Source::Offline, loopback(Codecs::Default)] {
            let options = from(source).timeout(Duration::from_millis(1500));
            let (left, _) = left_by(options).await;
            assert_eq!(left, "", "{member}");
        }
    }
}

/// A page in which sound comes from an AudioContext, because it was clicked.
fn clicked(state: &str) -> Replaced {
    Replaced::by(&format!(
        "const generator = window.MediaStreamTrackGenerator;
         window.MediaStreamTrackGenerator = undefined;
         Object.defineProperty(navigator, 'userActivation', {{ value: {{ hasBeenActive: true }}, configurable: true }});
         const {{ resume }} = AudioContext.prototype;
         const native = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
         const closed = new WeakSet();
         const close = AudioContext.prototype.close;
         AudioContext.prototype.close = function () {{ closed.add(this); return close.call(this); }};
         Object.defineProperty(BaseAudioContext.prototype, 'state', {{
           configurable: true, get() {{ return closed.has(this) ? native.get.call(this) : '{state}' }} }});
         AudioContext.prototype.resume = () => new Promise((resolve) => setTimeout(resolve, 60));
         return () => {{
           if (generator) window.MediaStreamTrackGenerator = generator;
           else delete window.MediaStreamTrackGenerator;
           delete navigator.userActivation;
           AudioContext.prototype.resume = resume;
           AudioContext.prototype.close = close;
           Object.defineProperty(BaseAudioContext.prototype, 'state', native);
         }};"
    ))
}

#[wasm_bindgen_test]
async fn an_audio_context_is_closed_whether_it_ran_or_not() {
    for (state, sound) in [
        ("running", "audio-context"),
        ("suspended", "none: audio-context-suspended"),
    ] {
        let _clicked = clicked(state);
        let counting = Counting::begin();
        let report = probe(from(loopback(Codecs::Default)))
            .await
            .expect("no abort");
        assert!(report.evidence.transport.sound.is(sound), "{sound}");
        assert_eq!(counting.opened("contexts"), 1);
        assert_eq!(counting.left().await, "", "{state}");
    }
}

#[wasm_bindgen_test]
async fn an_audio_context_that_nobody_waits_for_any_more_is_closed() {
    let _clicked = clicked("running");
    for ms in [5, 30, 100] {
        let (left, counting) = left_by(aborting(loopback(Codecs::Default), ms)).await;
        assert_eq!(counting.opened("contexts"), 1, "after {ms} ms");
        assert_eq!(left, "", "after {ms} ms");
    }
}

#[wasm_bindgen_test]
async fn a_host_that_carries_descriptions_is_left_as_it_was() {
    for role in ["server offers", "client offers"] {
        let fault = if role == "server offers" {
            "offer hangs"
        } else {
            "exchange hangs"
        };
        for fault in ["", fault, "candidate"] {
            let host = signaling(role, fault);
            let (left, counting) = left_by(options_of(&host, 1500)).await;
            close(&host);
            assert!(counting.opened("connections") >= 2);
            let left = left.replace("1 listeners", "");
            assert_eq!(left, "", "{role}, {fault}");
        }
    }
}

/// A page whose `fetch` answers like this.
fn fetching(body: &str) -> Replaced {
    Replaced::by(&format!(
        "const native = window.fetch;
         window.fetch = {body};
         return () => {{ window.fetch = native; }};"
    ))
}

#[wasm_bindgen_test]
async fn an_endpoint_that_fails_leaves_nothing_behind() {
    for body in [
        "() => new Promise(() => {})",
        "async () => { throw new TypeError('unreachable') }",
        "async () => new Response('<!doctype html>', { status: 200, headers: { 'content-type': 'text/html' } })",
        "async () => new Response('', { status: 503, headers: { 'retry-after': '1' } })",
        "async () => new Response('v=0', { status: 201, headers: { 'content-type': 'application/sdp', location: '/resource' } })",
    ] {
        let _fetching = fetching(body);
        let whep =
            || Source::Whep(WhepOptions::new("https://nobody.invalid/").expect("an address"));
        let short = Duration::from_millis(700);
        let (left, counting) = left_by(from(whep()).timeout(short)).await;
        assert!(counting.opened("connections") >= 3, "{body}");
        assert_eq!(left, "", "{body}");
        let (left, _) = left_by(aborting(whep(), 100).timeout(short)).await;
        assert_eq!(left, "", "aborted, {body}");
    }
}
