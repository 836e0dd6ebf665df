/**
 * @package watchRTC, rtcstats and webrtc-issue-detector
 * @does All three of them around each other
 * @verdict instrumented
 * @proof the interfaces of calls are not the browser's
 */
import "./watchrtc.js";
import "./rtcstats.js";
import "./webrtc-issue-detector.js";
