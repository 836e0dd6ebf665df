// Probes beside published software, without and with media, and watches the connection that the
// software made, where it makes one. `field` is what its entry has left for the page.
import { probe as probeHere, watch } from "../../../pkg/index.js";
import { show } from "../../genuine/pages/show.js";

const wanted = new URLSearchParams(location.search).get("watch");

/** These rows are about the software, and not about the machine's speed. */
const timeoutMs = 10_000;

/** A report once a track stands on the rung that is wanted, or the last before patience ends. */
async function watched(connection) {
  const watching = watch(connection);
  let report = null;
  for (let turn = 0; turn < 50; turn += 1) {
    report = await watching.report();
    if (report.tracks.some(({ ladder }) => ladder?.rung === wanted)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  watching.stop();
  return report;
}

await show(async () => {
  const { isAtWork, connection, probe = probeHere } = globalThis.field;
  const offline = await probe({ timeoutMs });
  const reports = { loopback: await probe({ source: "loopback", timeoutMs }), offline };
  if (wanted) reports.watch = await watched(await connection());
  // The software must have been there while the page probed, and so it is asked last.
  const isThere = await isAtWork();
  return Object.entries(reports).map(([asked, report]) => ({ ...report, asked, isThere }));
});
