//! The offer of any nonce is one that the browser takes: no genuine browser may be
//! blamed for names and numbers that chance has chosen.

use js_sys::{Array, Function, Promise};
use ontrack_probe::challenge::Challenge;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::script;

/// Calls an async function of the page with the texts of every challenge; it resolves
/// with what went wrong.
async fn wrong(
    body: &str,
    challenges: &[Challenge],
    texts: fn(&Challenge) -> Vec<String>,
) -> String {
    let all: Array = challenges
        .iter()
        .map(|challenge| {
            texts(challenge)
                .into_iter()
                .map(JsValue::from)
                .collect::<Array>()
        })
        .collect();
    let function: Function =
        script(&format!("return async (all) => {{ {body} }}")).unchecked_into();
    let promise: Promise = function
        .call1(&JsValue::UNDEFINED, &all)
        .expect("it runs")
        .unchecked_into();
    let told = JsFuture::from(promise).await.expect("it tells");
    told.as_string().unwrap_or_default()
}

/// New nonces at every run: a failure names the offer.
fn challenges(count: usize) -> Vec<Challenge> {
    (0..count)
        .map(|_| Challenge::from_nonce(&js_sys::Math::random().to_string()))
        .collect()
}

/// Few connections take them all, each offer rolled back: Chromium has no more than 500
/// connections for a page, and Firefox grows slow with all that one has rolled back.
#[wasm_bindgen_test]
async fn four_hundred_random_offers_are_taken_and_answered() {
    let body = "
        let connection;
        for (const [index, [sdp]] of all.entries()) {
          if (index % 50 === 0) {
            connection?.close();
            connection = new RTCPeerConnection();
          }
          try {
            await connection.setRemoteDescription({ type: 'offer', sdp });
            const mids = connection.getTransceivers().map(({ mid }) => mid).join();
            const offered = [...sdp.matchAll(/a=mid:(\\S+)/g)].map(([, mid]) => mid).join();
            if (mids !== offered) return `${mids} for ${offered} of ${sdp}`;
            const answer = await connection.createAnswer();
            if (answer.sdp.split('\\nm=').length !== 4) return `${answer.sdp} to ${sdp}`;
            await connection.setRemoteDescription({ type: 'rollback' });
          } catch (error) {
            return `${error} at ${sdp}`;
          }
        }
        connection.close();
        return '';";
    let wrong = wrong(body, &challenges(400), |challenge| vec![challenge.offer()]).await;
    assert_eq!(wrong, "");
}

#[wasm_bindgen_test]
async fn tracks_are_taken_away_and_given_back_whatever_the_nonce() {
    let body = "
        for (const offers of all) {
          const connection = new RTCPeerConnection();
          try {
            for (const sdp of offers) {
              await connection.setRemoteDescription({ type: 'offer', sdp });
              await connection.setLocalDescription(await connection.createAnswer());
            }
          } catch (error) {
            return `${error} at ${offers.join()}`;
          } finally {
            connection.close();
          }
        }
        return '';";
    let offers = |challenge: &Challenge| {
        vec![
            challenge.offer(),
            challenge.offer_inactive(),
            challenge.offer_again(),
        ]
    };
    assert_eq!(wrong(body, &challenges(25), offers).await, "");
}
