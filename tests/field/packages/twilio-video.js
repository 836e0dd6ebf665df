/**
 * @package twilio-video
 * @does Calls through Twilio's servers
 * @verdict genuine
 * @proof it supports the browser and takes a track
 */
import Video from "twilio-video";
import { moving } from "../picture.js";

const track = new Video.LocalVideoTrack(moving().getVideoTracks()[0]);

globalThis.field = { isAtWork: () => Video.isSupported && track.isEnabled && !track.isStopped };
