/** Servers that are programs of their own: started, asked for their address, and ended. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { pause, within } from "./deadline.mjs";

const startMs = 30_000;
const endMs = 5000;

/**
 * Starts a program that prints `{ address }` as its first line and ends with its standard input,
 * as ours all do. It therefore also ends when this process does, however that happens.
 */
export async function start(command, args = [], environment = {}) {
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const failed = new Promise((_, reject) => child.once("error", reject));
  const first = (async () => {
    for await (const line of createInterface(child.stdout)) return JSON.parse(line);
    throw new Error(`${command} ended before it told its address`);
  })();
  try {
    const { address, metrics } = await within(startMs, `starting ${command}`, Promise.race([first, failed]));
    child.stdout.resume();
    return { address, metrics, end: () => end(child, ended) };
  } catch (error) {
    await end(child, ended);
    throw error;
  }
}

async function end(child, ended) {
  child.stdin.end();
  const isOver = await Promise.race([ended.then(() => true), pause(endMs)]);
  if (isOver !== true) child.kill("SIGKILL");
}

/** A number of the metrics of the example server, started with `--metrics`. */
export async function metric(metrics, name) {
  const text = await (await fetch(`${metrics}/metrics`)).text();
  const line = text.split("\n").find((line) => line.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

/** Waits until `count` gives 0, as sessions that were deleted do, and tells what it gave at last. */
export async function untilNone(count, milliseconds = 3000) {
  const until = Date.now() + milliseconds;
  let left = await count();
  while (left !== 0 && Date.now() < until) {
    await pause(100);
    left = await count();
  }
  return left;
}
