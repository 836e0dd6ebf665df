/** Gives out what a project built, or has the project's own server do it. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pause } from "../library/deadline.mjs";
import { types } from "../library/serve.mjs";
import { complaint, start } from "./programs.mjs";

const readyMs = 120_000;
/** How long a server that answers may go on answering with an error. */
const wellMs = 10_000;

/** Serves the folders, the first that has a file gives it; as any static host does. */
export async function give(folder, places) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
    for (const place of places) {
      const inside = join(folder, place);
      const file = join(inside, name);
      const content = file.startsWith(inside + sep) && (await readFile(file).catch(() => null));
      if (content) {
        const type = types.get(extname(file)) ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type }).end(content);
        return;
      }
    }
    response.writeHead(404).end("not found\n");
  });
  const port = await listening(server, 0);
  return { address: `http://127.0.0.1:${port}`, end: () => server.close() };
}

/** Starts the project's own server and waits until it answers. */
export async function serving(folder, command) {
  const server = createServer();
  const port = await listening(server, 0);
  await new Promise((resolve) => server.close(resolve));
  const address = `http://127.0.0.1:${port}`;
  const program = start(folder, command.replaceAll("$PORT", port), { PORT: String(port) });
  let isOver = false;
  program.ended.then(() => (isOver = true), () => (isOver = true));
  let end = Date.now() + readyMs;
  for (;;) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) }).catch(() => null);
    if (answer?.ok) return { address, end: program.end };
    if (answer !== null) end = Math.min(end, Date.now() + wellMs);
    if (isOver || Date.now() > end) {
      program.end();
      throw new Error(complaint(command, program.said));
    }
    await pause(100);
  }
}

async function listening(server, port) {
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server.address().port;
}
