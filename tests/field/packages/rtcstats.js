/**
 * @package rtcstats
 * @does Sends the calls and statistics of every connection over a WebSocket
 * @verdict instrumented
 * @proof the interfaces of calls are not the browser's
 */
import { isWrapped } from "../natives.js";
import wrap from "rtcstats";
import trace from "rtcstats/trace-ws";

wrap(trace(`ws://${location.host}`), 1000, ["", "webkit", "moz"]);

globalThis.field = { isAtWork: isWrapped };
