import assert from "node:assert/strict";
import test from "node:test";
import { leaks } from "./leaks.mjs";

const found = (word) => leaks({ evidence: { received: [{ settings: [word] }] } }).length;

test("what must not be in a report is found wherever it stands", () => {
  for (const word of [
    "192.0.2.2",
    "to 198.51.100.7:3478",
    "2001:db8::17",
    "fe80::7421:86ff:fed9:c8dc",
    "::1",
    "9f052970-2fa8-40b3-aa28-bbd6463bd149.local",
    "v=0\r\no=- 1 2 IN IP4 0.0.0.0",
    "a=sendrecv",
    "\nm=audio 9 UDP/TLS/RTP/SAVPF 111",
    "candidate:1 1 udp 1 x 1 typ host",
    "ice-pwd:abc",
    "Mozilla/5.0 (X11; Linux x86_64)",
    "Firefox/153",
    "https://media.example/whep",
  ]) {
    assert.ok(found(word) > 0, word);
  }
  assert.equal(leaks({ "192.0.2.2": 1 }).length, 1);
  assert.equal(leaks({ label: "my camera" }, ["my camera"]).length, 1);
});

test("what a report does hold is let through", () => {
  for (const word of [
    "0.1.0",
    "remote video",
    "sha-256 0A:1B:2C:3D",
    "{d39bd085-ebac-4cc8-9068-8f79205feb0d}",
    "video/VP8",
    "3-762362314",
    "AAABnabcdefgAAB4-_x.y_z-09",
    "function-text: RTCPeerConnection",
  ]) {
    assert.equal(found(word), 0, word);
  }
});
