/**
 * @package mediasoup-client
 * @does Calls through a mediasoup server
 * @verdict genuine
 * @watch event
 * @proof it consumes a track of a server that does not answer
 */
import { Device } from "mediasoup-client";
import * as fake from "mediasoup-client/fakeParameters";

// The server of these parameters is this machine, where nobody listens.
const nobody = [{ foundation: "1", address: "127.0.0.1", ip: "127.0.0.1", port: 9, priority: 1, protocol: "udp", type: "host" }];

const consuming = (async () => {
  const device = new Device();
  await device.load({ routerRtpCapabilities: fake.generateRouterRtpCapabilities() });
  const server = structuredClone(fake.generateTransportRemoteParameters());
  const transport = device.createRecvTransport({ ...server, iceCandidates: nobody });
  transport.on("connect", (_, done) => done());
  const { id, producerId, kind, rtpParameters } = fake.generateConsumerRemoteParameters({ codecMimeType: "audio/opus" });
  const consumer = await transport.consume({ id, producerId, kind, rtpParameters });
  return { transport, consumer };
})();

globalThis.field = {
  isAtWork: async () => (await consuming).consumer.track.kind === "audio",
  connection: async () => (await consuming).transport.handler._pc,
};
