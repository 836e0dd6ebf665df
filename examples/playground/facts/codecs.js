// The codecs that the browser claims, read twice, because some browsers detect hardware late.

import { pause } from "../deadline.js";
import { told } from "./ask.js";

const AGAIN_MS = 500;

/** A codec with the names of its parameters. Their values would describe the hardware. */
function codec({ mimeType, clockRate, channels, sdpFmtpLine }) {
  const parameters = (sdpFmtpLine ?? "").split(";").map((pair) => pair.split("=")[0].trim());
  const names = parameters.filter((name) => /^[a-z][a-z-]*$/i.test(name)).sort();
  return [mimeType, clockRate, channels, names.length > 0 && `(${names.join(" ")})`].filter(Boolean).join(" ");
}

const once = (list) => [...new Set(list)];
const claimed = (side, kind) => told(() => once(side.getCapabilities(kind).codecs.map(codec)));

const all = () => ({
  sends: { audio: claimed(RTCRtpSender, "audio"), video: claimed(RTCRtpSender, "video") },
  receives: { audio: claimed(RTCRtpReceiver, "audio"), video: claimed(RTCRtpReceiver, "video") },
});

export async function codecs() {
  const first = all();
  const atOnce = all();
  await pause(AGAIN_MS);
  const later = all();
  const isSame = (one) => JSON.stringify(one) === JSON.stringify(first);
  return {
    ...first,
    sameAtOnce: isSame(atOnce),
    sameLater: isSame(later),
    ...(!isSame(later) && { later }),
    unknownKind: told(() => RTCRtpSender.getCapabilities("nonsense")),
  };
}
