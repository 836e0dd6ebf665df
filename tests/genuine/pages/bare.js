// No probe: one connection that does nothing, to show what browsers send on account of any.
import { show } from "./show.js";

await show(async () => {
  new RTCPeerConnection().close();
  return [];
});
