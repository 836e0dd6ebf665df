/**
 * What every imitator says and hears, a JSON object to a line: it offers, is told the answer, plays, and
 * tells what came.
 */
import { createInterface } from "node:readline";

const connectsWithinMs = 6000;
const playsMs = 2500;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

/** `connect` takes the answer; `isConnected` and `came` are asked afterwards. */
export async function imitate({ offer, connect, isConnected, came }) {
  say({ offer });
  for await (const line of createInterface(process.stdin)) {
    await connect(JSON.parse(line).answer);
    break;
  }
  const until = Date.now() + connectsWithinMs;
  while (!isConnected() && Date.now() < until) await pause(50);
  const connected = isConnected();
  const began = performance.now();
  if (connected) await pause(playsMs);
  say({ connected, playedMs: performance.now() - began, ...came() });
  process.exit();
}
