//! Codecs of the hardware may become known after the first answer, as on Android.

use ontrack_probe::ProbeOptions;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, has_check, report};

/// The browser leaves VP8 out of its first `answers` answers for video.
fn late_codecs(answers: u32) -> Replaced {
    Replaced::by(&format!(
        "const owners = [RTCRtpSender, RTCRtpReceiver];
         const natives = owners.map((owner) => owner.getCapabilities);
         owners.forEach((owner, index) => {{
             let left = {answers};
             owner.getCapabilities = (kind) => {{
                 const all = natives[index].call(owner, kind);
                 if (kind !== 'video' || left === 0) return all;
                 left -= 1;
                 return {{ ...all, codecs: all.codecs.filter((it) => it.mimeType !== 'video/VP8') }};
             }};
         }});
         return () => owners.forEach((owner, index) => {{ owner.getCapabilities = natives[index]; }});"
    ))
}

#[wasm_bindgen_test]
async fn a_codec_that_becomes_known_late_accuses_nobody() {
    let _late = late_codecs(1);
    let report = report(ProbeOptions::default()).await;
    let failed = &report["checks"]["failed"];
    assert!(!has_check(&report, "failed", "capabilities."), "{failed}");
    assert!(has_check(&report, "passed", "capabilities.undisputed"));
    let sends = &report["evidence"]["capabilities"]["sends"];
    assert!(sends.to_string().contains("video/VP8"));
}

#[wasm_bindgen_test]
async fn a_codec_that_never_becomes_known_was_struck_out() {
    let _struck = late_codecs(u32::MAX);
    let report = report(ProbeOptions::default()).await;
    let failed = &report["checks"]["failed"];
    for check in ["capabilities.undisputed", "capabilities.claimed"] {
        assert!(has_check(&report, "failed", check), "{failed}");
    }
}
