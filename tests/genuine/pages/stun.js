// No probe: what a page sends that does ask the network, to show that it is counted.
import { show } from "./show.js";

await show(async () => {
  const connection = new RTCPeerConnection({ iceServers: [{ urls: "stun:198.51.100.7:3478" }] });
  connection.createDataChannel("any");
  await connection.setLocalDescription();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  connection.close();
  return [];
});
