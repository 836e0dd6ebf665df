//! A connection that carries media, as far as it came.

use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, RtcSessionDescription, RtcStatsReport};

use super::deadline::time_out_field;
use crate::js::promise::settled;
use crate::js::read_value::ReadValue;
use crate::js::realm::{Realm, brand};
use crate::js::statistics::certificate_digest;
use crate::js::thrown::Read;
use crate::js::untrusted::Untrusted;
use crate::js::webrtc::RtcDtlsTransport;
use crate::session::{Over, Session};
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::transport::Transport;
use ontrack_judge::evidence::{Flag, Observation, Text};
use ontrack_judge::sdp::Description;

/// How long a digest may take, in ms.
const DIGEST_LIMIT_MS: f64 = 500.0;

/// The text of one of the connection's own descriptions; empty where there is none.
pub(crate) fn sdp_of(description: Read<Untrusted<RtcSessionDescription>>) -> String {
    let sdp = description.ok().and_then(|found| found.sdp_text());
    sdp.unwrap_or_default()
}

/// The states of the connection, before it is closed.
pub(crate) fn states(connection: &Untrusted<RtcPeerConnection>, evidence: &mut Transport) {
    evidence.state = connection.connection_state();
    evidence.ice_state = connection.ice_connection_state();
    evidence.gathering = connection.ice_gathering_state();
}

/// The statistics as an object, and in which ways their entries deviate.
pub(crate) fn statistics(
    realm: Option<&Realm>,
    report: &Untrusted<RtcStatsReport>,
    deviations: &[String],
    evidence: &mut Transport,
) {
    evidence.statistics_brand = brand(realm, report, "size");
    let mut all = evidence.statistics_odd.value().cloned().unwrap_or_default();
    for deviation in deviations {
        if !all.contains(deviation) {
            all.push(deviation.clone());
        }
    }
    evidence.statistics_odd = Observation::Value(all);
}

/// The fingerprints that both descriptions announce.
pub(crate) fn fingerprints(connection: &Untrusted<RtcPeerConnection>, evidence: &mut Transport) {
    evidence.local_fingerprint = fingerprint(&sdp_of(connection.local_description()));
    evidence.remote_fingerprint = fingerprint(&sdp_of(connection.remote_description()));
}

/// The time was over before the final states of the connection were read.
pub(crate) fn time_out(evidence: &mut Transport) {
    let words = [
        &mut evidence.state,
        &mut evidence.ice_state,
        &mut evidence.gathering,
        &mut evidence.dtls_state,
        &mut evidence.local_fingerprint,
        &mut evidence.remote_fingerprint,
    ];
    words.into_iter().for_each(time_out_field);
    time_out_field(&mut evidence.certificate_agrees);
}

/// The fingerprints that both descriptions announce, and whether the certificate agrees.
pub(crate) async fn certificate(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    dtls: &Untrusted<RtcDtlsTransport>,
    evidence: &mut Transport,
) -> Result<(), Over> {
    evidence.dtls_state = dtls.state();
    fingerprints(connection, evidence);
    evidence.certificate_agrees = match evidence.remote_fingerprint.value() {
        Some(announced) => agrees(session, dtls, announced).await?,
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

async fn agrees(
    session: &Session,
    dtls: &Untrusted<RtcDtlsTransport>,
    announced: &str,
) -> Result<Flag, Over> {
    let Some(announced) = announced
        .split_once(' ')
        .filter(|(method, _)| method.eq_ignore_ascii_case("sha-256"))
        .map(|(_, digest)| digest)
    else {
        return Ok(Observation::skipped(skips::OTHER_DIGEST));
    };
    let shown = dtls
        .remote_certificates()
        .map(|list| list.elements::<JsValue>())
        .unwrap_or_default();
    let Some(certificate) = shown.first() else {
        return Ok(Observation::skipped(skips::NO_CERTIFICATE));
    };
    let Ok(promise) = certificate_digest(certificate) else {
        return Ok(Observation::skipped(skips::NO_DIGEST));
    };
    let digest = session.within(DIGEST_LIMIT_MS, &settled(&promise)).await?;
    Ok(match digest {
        Some(Ok(digest)) => Ok(digest)
            .text()
            .map(|digest| digest.eq_ignore_ascii_case(announced)),
        Some(Err(_)) => Observation::skipped(skips::NO_DIGEST),
        None => Observation::TimedOut,
    })
}
