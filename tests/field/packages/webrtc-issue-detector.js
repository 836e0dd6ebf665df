/**
 * @package webrtc-issue-detector
 * @does Reads the statistics of every connection and tells the page what goes wrong
 * @verdict instrumented
 * @proof the interfaces of calls are not the browser's
 */
import { isWrapped } from "../natives.js";
import WebRTCIssueDetector from "webrtc-issue-detector";

const detector = new WebRTCIssueDetector({ onIssues() {}, onNetworkScoresUpdated() {} });
detector.watchNewPeerConnections();

globalThis.field = { isAtWork: isWrapped };
