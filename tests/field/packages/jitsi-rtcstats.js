/**
 * @package @jitsi/rtcstats
 * @does Sends the calls and statistics of every connection to Jitsi's server
 * @verdict instrumented
 * @proof the interfaces of calls are not the browser's, and entries were written
 */
import { isWrapped } from "../natives.js";
import wrap from "@jitsi/rtcstats/rtcstats.js";
import trace from "@jitsi/rtcstats/trace-ws.js";

const sender = trace({ endpoint: `ws://${location.host}`, meetingFqn: "meeting", onCloseCallback() {} });
let entries = 0;
const statsEntry = (entry) => {
  entries += 1;
  sender.statsEntry(entry);
};
wrap({ ...sender, statsEntry }, { pollInterval: 1000, prefixesToWrap: ["", "webkit"] });

globalThis.field = { isAtWork: () => isWrapped() && entries > 0 };
