//! A connection that carries media, as far as it came.

use wasm_bindgen::JsValue;

use super::deadline::time_out_field;
use crate::clock::{Clock, Over};
use crate::js::media;
use crate::js::primitives as js;
use crate::js::promise::settled;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::transport::Transport;
use ontrack_judge::evidence::{Flag, Observation, Text};
use ontrack_judge::sdp::Description;

/// How long a digest may take, in ms.
const DIGEST_LIMIT_MS: f64 = 500.0;

/// One of the connection's own descriptions, `localDescription` for example.
pub(crate) fn description(connection: &JsValue, which: &str) -> String {
    let sdp = js::get(connection, which).and_then(|it| js::get(&it, "sdp"));
    sdp.ok()
        .and_then(|sdp| read::string(&sdp, read::DESCRIPTION_LIMIT))
        .unwrap_or_default()
}

/// The states of the connection, before it is closed.
pub(crate) fn states(connection: &JsValue, seen: &mut Transport) {
    seen.state = read::text_at(connection, "connectionState");
    seen.ice_state = read::text_at(connection, "iceConnectionState");
    seen.gathering = read::text_at(connection, "iceGatheringState");
}

/// What the statistics are, as an object.
pub(crate) fn statistics(
    realm: Option<&Realm>,
    report: &JsValue,
    odd: &[String],
    seen: &mut Transport,
) {
    seen.statistics_brand = match realm {
        Some(realm) => realm.brands("RTCStatsReport", "size", report),
        None => Observation::skipped(skips::NO_REALM),
    };
    let mut all = seen.statistics_odd.value().cloned().unwrap_or_default();
    for kind in odd {
        if !all.contains(kind) {
            all.push(kind.clone());
        }
    }
    seen.statistics_odd = Observation::Value(all);
}

/// The digests that both descriptions announce.
pub(crate) fn fingerprints(connection: &JsValue, seen: &mut Transport) {
    seen.local_fingerprint = fingerprint(&description(connection, "localDescription"));
    seen.remote_fingerprint = fingerprint(&description(connection, "remoteDescription"));
}

/// Notes that the time was over before anybody looked at the connection as it is at last.
pub(crate) fn time_out(seen: &mut Transport) {
    let words = [
        &mut seen.state,
        &mut seen.ice_state,
        &mut seen.gathering,
        &mut seen.dtls_state,
        &mut seen.local_fingerprint,
        &mut seen.remote_fingerprint,
    ];
    words.into_iter().for_each(time_out_field);
    time_out_field(&mut seen.certificate_agrees);
}

/// The digests that both descriptions announce, and the certificate that was shown.
pub(crate) async fn certificate(
    clock: &Clock,
    connection: &JsValue,
    dtls: &JsValue,
    seen: &mut Transport,
) -> Result<(), Over> {
    seen.dtls_state = read::text_at(dtls, "state");
    fingerprints(connection, seen);
    seen.certificate_agrees = match seen.remote_fingerprint.value() {
        Some(announced) => agrees(clock, dtls, announced).await?,
        None => Observation::skipped(skips::NO_FINGERPRINT),
    };
    Ok(())
}

fn fingerprint(sdp: &str) -> Text {
    let read = Description::read(sdp);
    let own = read.sections.iter().map(|section| section.fingerprint);
    own.chain([read.fingerprint])
        .find(|fingerprint| !fingerprint.is_empty() && fingerprint.len() <= 120)
        .map_or(Observation::Absent, |fingerprint| {
            Observation::Value(fingerprint.into())
        })
}

async fn agrees(clock: &Clock, dtls: &JsValue, announced: &str) -> Result<Flag, Over> {
    let Some(announced) = announced
        .split_once(' ')
        .filter(|(method, _)| method.eq_ignore_ascii_case("sha-256"))
        .map(|(_, digest)| digest)
    else {
        return Ok(Observation::skipped(skips::OTHER_DIGEST));
    };
    let shown = read::call(dtls, "getRemoteCertificates", &[])
        .map(|list| read::elements(&list))
        .unwrap_or_default();
    let Some(certificate) = shown.first() else {
        return Ok(Observation::skipped(skips::NO_CERTIFICATE));
    };
    let Ok(promise) = media::digest(certificate) else {
        return Ok(Observation::skipped(skips::NO_DIGEST));
    };
    let digest = clock.within(DIGEST_LIMIT_MS, &settled(&promise)).await?;
    Ok(match digest {
        Some(Ok(digest)) => read::text(read::observe_present(Ok(digest)))
            .map(|digest| digest.eq_ignore_ascii_case(announced)),
        Some(Err(_)) => Observation::skipped(skips::NO_DIGEST),
        None => Observation::TimedOut,
    })
}
