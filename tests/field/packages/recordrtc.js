/**
 * @package recordrtc
 * @does Records streams in the page; it gives them a method of older browsers
 * @verdict instrumented
 * @proof it has recorded a picture, and streams have another member
 */
import { isWrapped } from "../natives.js";
import RecordRTC from "recordrtc";
import { moving } from "../picture.js";

const recorder = new RecordRTC(moving(), { type: "video" });
recorder.startRecording();
const recorded = () =>
  new Promise((resolve) => recorder.stopRecording(() => resolve(recorder.getBlob().size > 0 && isWrapped())));

globalThis.field = { isAtWork: recorded };
