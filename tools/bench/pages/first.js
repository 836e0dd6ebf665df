/**
 * A page without a driver: it does what its address asks for once, and sends home how long that took and
 * held it up. `?contestant=NAME&by=tasks|messages&tell=ADDRESS`.
 */
import FingerprintJS from "@fingerprintjs/fingerprintjs";
import * as library from "/pkg/index.js";
import { blocking, longTasks } from "./block.js";
import { timed } from "./rounds.js";

async function genuine(options) {
  const { verdict, reason, media } = await library.probe({ timeoutMs: 30_000, ...options });
  if (verdict !== "genuine") throw new Error(`the probe concluded ${verdict} (${reason})`);
  if (media && media.outcome !== "complete") throw new Error(`media was ${media.outcome} (${media.reason})`);
}

/** What comes before the time that counts, and what it counts. */
const contestants = {
  offline: { use: () => genuine({}) },
  prepared: { before: () => library.prepare(), use: () => genuine({}) },
  loopback: { use: () => genuine({ source: "loopback" }) },
  fingerprintjs: {
    async use() {
      const agent = await FingerprintJS.load({ monitoring: false, delayFallback: 0 });
      await agent.get();
    },
  },
};

/** Counting costs time itself, so the time is taken where nothing counts. */
const uncounted = async (work) => {
  await work();
  return { longest: 0, total: 0 };
};

const counts = { tasks: longTasks, messages: blocking, nothing: uncounted };

/** A page that has settled, so that nothing of its own start is counted. */
const settled = () => new Promise((resolve) => addEventListener("load", () => setTimeout(resolve, 300)));

const asked = new URLSearchParams(location.search);
const { before, use } = contestants[asked.get("contestant")];
const held = counts[asked.get("by")];

async function measured() {
  await settled();
  const preparing = before && (await held(before));
  let ms;
  const probing = await held(async () => {
    ms = await timed(use);
  });
  return { ms, preparing, probing };
}

const said = await measured().catch((error) => ({ failed: String(error) }));
await fetch(asked.get("tell"), { method: "POST", body: JSON.stringify(said) });
