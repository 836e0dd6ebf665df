/** What the page of `bench offline` is asked for, through `globalThis.bench`. */
import FingerprintJS from "@fingerprintjs/fingerprintjs";
import { probe } from "/pkg/index.js";
import { blocking } from "./block.js";
import { floor } from "./floor.js";
import { rounds, timed } from "./rounds.js";

/** Measuring spends more connections than a page's life allows. */
const connectionBudget = Infinity;

/** A probe that gave up early would be quick for no good reason. */
async function wholeProbe() {
  const { verdict, reason } = await probe({ connectionBudget });
  if (verdict !== "genuine") throw new Error(`the probe concluded ${verdict} (${reason})`);
}

async function fingerprint() {
  const agent = await FingerprintJS.load({ monitoring: false, delayFallback: 0 });
  await agent.get();
}

const contestants = { floor, probe: wholeProbe, fingerprintjs: fingerprint };

globalThis.bench = {
  /** The first probe of this page, in ms; the module starts with it. */
  cold: () => timed(wholeProbe),
  rounds: (counts) => rounds(contestants, counts),
  /** The longest blocks of so many probes, in ms. */
  async blocks(count) {
    const blocks = [];
    for (let index = 0; index < count; index += 1) blocks.push((await blocking(wholeProbe)).longest);
    return blocks;
  },
};
