/** How browsers are started that no driver speaks to, and how they end. */
import { spawn } from "node:child_process";

/** Chromium refuses to run as root inside its sandbox, and containers are root. */
export const isRoot = process.getuid?.() === 0;

/** Chromium's switches for a browser that asks nobody for anything. */
export const quiet = [
  "--headless",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-sync",
  "--no-first-run",
  ...(isRoot ? ["--no-sandbox"] : []),
];

const groups = new Set();

/** Starts a browser, which is several processes: a group of their own. */
export function launch(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  groups.add(child);
  return child;
}

/** Ends all of them; the end of this program does so too. */
export function end(child) {
  groups.delete(child);
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

process.once("exit", () => groups.forEach(end));
