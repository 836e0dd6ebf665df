// Labels, ids and messages that must not be found in a report.
{
  const secret = (what) => `SENTINEL ${what}`;
  const replace = (owner, name, value) =>
    Object.defineProperty(owner, name, { configurable: true, enumerable: true, get: () => value });
  replace(MediaStreamTrack.prototype, "label", secret("label"));
  replace(MediaStreamTrack.prototype, "id", secret("track id"));
  replace(MediaStream.prototype, "id", secret("stream id"));
  replace(RTCRtpTransceiver.prototype, "mid", secret("mid"));
  replace(Navigator.prototype, "userAgent", secret("user agent"));
  const ids = { deviceId: secret("device id"), groupId: secret("group id"), facingMode: secret("mode") };
  for (const name of ["getSettings", "getConstraints", "getCapabilities"]) {
    MediaStreamTrack.prototype[name] = () => ({ ...ids });
  }
  RTCPeerConnection.prototype.getTransceivers = () => {
    throw new TypeError(secret("message"));
  };
}
