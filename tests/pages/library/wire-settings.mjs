/**
 * Settings of browsers that change what they send to a server, and what the example server must say of
 * each. `chromium` are arguments and `firefox` preferences; where one is missing, the engine has no such setting.
 */
const asItComes = { chromium: [], firefox: {} };

export const settings = [
  { name: "as it comes", ...asItComes },
  {
    name: "without ML-KEM",
    chromium: ["--disable-features=WebRtcPqcForDtls,WebRtcPostQuantumKeyAgreement"],
    firefox: { "media.webrtc.enable_pq_dtls": false },
  },
  { name: "with ML-KEM", firefox: { "media.webrtc.enable_pq_dtls": true } },
  { name: "with DTLS 1.2 only", firefox: { "media.peerconnection.dtls.version.max": 771 } },
  // Nobody can read a picture there, the library neither.
  { name: "with resistFingerprinting", firefox: { "privacy.resistFingerprinting": true }, wanted: "inconclusive (unproven-colours)" },
  { name: "with its hello inside STUN", chromium: ["--force-fieldtrials=WebRTC-IceHandshakeDtls/Enabled/"] },
  { name: "with a data channel", ...asItComes, query: { channel: "1" } },
  { name: "answering a counter-offer", ...asItComes, path: "/faults/counter-offer/whep" },
  // The server cannot verify that certificate, so there is no session to compare with. The class that brings
  // it is one that shows itself.
  { name: "with an RSA certificate of the page", ...asItComes, query: { rsa: "1" }, wanted: "instrumented", connects: false },
];

/** What a browser is started with for a setting; undefined where its engine has none. */
export function startedWith(setting, { engine }) {
  const more = setting[engine];
  return more && (engine === "chromium" ? { extraArguments: more } : { preferences: more });
}
