/** What must hold of the figures of a soak. */
import assert from "node:assert/strict";

/** Probes that fit into the budget of a page. */
const budgetProbes = 50;
/**
 * The references that a module may keep besides those that it kept after the tenth probe: what the
 * last probe used is let go of when garbage is collected, which is not at once.
 */
const references = 8;
/** The room for references that may be added: a probe that meets others needs more at once. */
const room = 512;

const sum = (verdicts) => Object.values(verdicts).reduce((all, many) => all + many, 0);
const kept = ["unclosed", "listeners", "timers", "intervals", "audioContexts", "closures"];
/** A busy machine may be late for a medium, and that accuses nobody. */
const isLateForMedia = (verdict) => ["genuine", "inconclusive"].some((word) => verdict.startsWith(word));

/** A page without a word about its budget: the first probes are genuine, the others say why they are not. */
export function withinBudget({ verdicts, own }, probes) {
  const many = Math.min(budgetProbes, probes);
  const rest = probes > many ? { "inconclusive: page-budget": probes - many } : {};
  assert.deepEqual(verdicts, { genuine: many, ...rest });
  assert.equal(own.refusal, null, "the page's own connections are refused");
}

/** A page without a budget: after the last probe it holds what it held after the tenth. */
export function unbounded({ verdicts, tenth, last }, many, source) {
  assert.equal(sum(verdicts), many, "not all settled");
  const wanted = source === "loopback" ? "genuine: media complete" : "genuine";
  const isLate = (verdict) => source === "loopback" && isLateForMedia(verdict);
  assert.deepEqual(Object.keys(verdicts).filter((verdict) => verdict !== wanted && !isLate(verdict)), [], "other verdicts");
  assert.ok(tenth.memoryBytes > 0, "nothing is known of the module's memory");
  assert.equal(last.memoryBytes, tenth.memoryBytes, "the module's memory grew");
  assert.ok(last.references <= tenth.references + references, `${tenth.references} references became ${last.references}`);
  assert.ok(last.room <= tenth.room + room, `room for ${tenth.room} references became ${last.room}`);
  for (const what of ["elements", "frames"]) assert.equal(last[what], tenth[what], `${what} are left`);
}

/** A page that counts: nothing is left of the probes of either source. */
export function nothingIsLeft(counted) {
  for (const source of ["offline", "loopback"]) {
    for (const what of kept) assert.ok(counted[source][what] <= 0, `${source}: ${counted[source][what]} ${what} are left`);
  }
}

/** A page that the browser refuses connections: the probe says so, and the next one is genuine. */
export function recovers({ refusal, probe, afterCollection }) {
  if (typeof refusal === "string") {
    assert.equal(probe["inconclusive: resource-limit"], 1, `a refused connection is ${JSON.stringify(probe)}`);
  }
  assert.equal(afterCollection.genuine, 1, `after a refusal and collection: ${JSON.stringify(afterCollection)}`);
}
