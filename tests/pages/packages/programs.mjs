/** Runs the programs of a project: each in a group of its own, and each ends in time. */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

/** The groups that are still running; each is ended by the id of its own first process. */
const groups = new Set();

function end(child) {
  groups.delete(child);
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

process.once("exit", () => groups.forEach(end));

/** What a project's programs find: its own tools first, and nobody to answer questions. */
const environment = (folder, more) => ({
  ...process.env,
  PATH: [join(folder, "node_modules/.bin"), join(folder, "../node_modules/.bin"), process.env.PATH].join(delimiter),
  CI: "true",
  BROWSER: "none",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
  ASTRO_TELEMETRY_DISABLED: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  ...more,
});

/** Starts the line `command` in `folder`; its last words are kept for when it fails. */
export function start(folder, command, more = {}) {
  const child = spawn("/bin/sh", ["-c", `exec ${command}`], {
    cwd: folder,
    env: environment(folder, more),
    detached: true,
    // Some servers end with their standard input.
    stdio: ["pipe", "pipe", "pipe"],
  });
  groups.add(child);
  const said = { output: "", error: "" };
  child.stdout.on("data", (bytes) => (said.output = `${said.output}${bytes}`.slice(-20_000)));
  child.stderr.on("data", (bytes) => (said.error = `${said.error}${bytes}`.slice(-20_000)));
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status));
  });
  return { said, ended, end: () => end(child) };
}

/** Runs it to its end; resolves to its standard output. */
export async function run(folder, command, milliseconds, more = {}) {
  const program = start(folder, command, more);
  const late = setTimeout(() => {
    program.said.error += `\n\`${command}\` took longer than ${milliseconds / 1000} s`;
    program.end();
  }, milliseconds);
  const status = await program.ended;
  clearTimeout(late);
  program.end();
  if (status !== 0) throw new Error(complaint(command, program.said));
  return program.said.output;
}

/** The line of what a program said that tells best why it failed. */
export function complaint(command, { output, error }) {
  const lines = `${output}\n${error}`.split("\n").map((line) => line.trim()).filter(Boolean);
  const line = lines.find((text) => /error|cannot|could not|failed/i.test(text)) ?? lines.at(-1);
  return `\`${command}\`: ${(line ?? "it said nothing").slice(0, 300)}`;
}
