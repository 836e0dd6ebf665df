/**
 * A static server for this machine only. It gives out the package, the playground and the
 * adversaries, and nothing else of the repository.
 *
 * As a program: `node serve.mjs [port]` prints its address as JSON and serves until its standard
 * input ends, which it does with the program that started it.
 */
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const folders = ["pkg", "examples/playground", "tests/adversaries"];

const types = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".md", "text/markdown; charset=utf-8"],
  [".ts", "text/plain; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".wasm", "application/wasm"],
]);

/** The file that `address` names, or null when it is none of ours. */
async function locate(address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.endsWith("/")) path += "index.html";
  try {
    // Comparing real paths stops `..` as well as links that lead out of the folder.
    const file = await realpath(join(root, path));
    for (const folder of folders) {
      if (file.startsWith((await realpath(join(root, folder)).catch(() => "\0")) + sep)) {
        return (await stat(file)).isFile() ? file : null;
      }
    }
  } catch {
    // Missing, or a path that no file system takes: not ours either way.
  }
  return null;
}

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const path = request.url.split("?")[0];
  if (path === "/") {
    response.writeHead(302, { location: "/examples/playground/" }).end();
    return;
  }
  const file = await locate(request.url);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": types.get(extname(file)) ?? "application/octet-stream",
    // The package is rebuilt between two visits; a stale copy would be judged.
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

/** Serves at `port` (0: any free one); resolves to its address and a way to end it. */
export async function serve(port = 0) {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`port ${port} is taken; choose another with --port`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { address } = await serve(Number(process.argv[2] ?? 0));
    console.log(JSON.stringify({ address }));
    process.stdin.resume().once("close", () => process.exit());
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
    process.exit(1);
  }
}
