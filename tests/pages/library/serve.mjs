/**
 * A static server for this machine only. It gives out the package, the playground, the
 * adversaries and the pages of the matrix, and nothing else of the repository.
 *
 * As a program: `node serve.mjs [port [bundles]]` prints its address as JSON and serves until its
 * standard input ends, which it does with the program that started it.
 */
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { corpus } from "./corpus.mjs";
import { withFirst } from "./first-script.mjs";
import { root } from "./root.mjs";

export { root };

/** Where the list of adversaries is; it is made anew for each request. */
const list = "/tests/adversaries/index.json";

const folders = ["pkg", "examples/playground", "tests/adversaries", "tests/genuine/pages", "tests/field/pages", "tests/interop/pages"];
/** Not even what lies below those: the packages there are for Node. */
const closed = [`${sep}node_modules${sep}`];

/** The content types of the files that tests give out. */
export const types = new Map([
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

/** The file below `folder` that `path` names, or null when it is none. */
async function below(folder, path) {
  try {
    // Comparing real paths stops `..` as well as links that lead out of the folder.
    const [inside, file] = await Promise.all([realpath(folder), realpath(path)]);
    if (!file.startsWith(inside + sep) || closed.some((part) => file.includes(part))) return null;
    return (await stat(file)).isFile() ? file : null;
  } catch {
    // Missing, or a path that no file system takes: not ours either way.
    return null;
  }
}

/** The file that `address` names, or null when it is none of ours. */
async function locate(path, bundles) {
  if (bundles && path.startsWith("/bundles/")) {
    return below(bundles, join(bundles, path.slice("/bundles/".length)));
  }
  for (const folder of folders) {
    const file = await below(join(root, folder), join(root, path));
    if (file) return file;
  }
  return null;
}

function read(address) {
  try {
    const url = new URL(address, "http://localhost");
    const path = decodeURIComponent(url.pathname);
    return { url, path: path.endsWith("/") ? `${path}index.html` : path };
  } catch {
    return null;
  }
}

async function answer(request, response, { bundles, headers }) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const asked = read(request.url);
  if (asked?.path === "/index.html") {
    response.writeHead(302, { location: "/examples/playground/" }).end();
    return;
  }
  if (asked?.path === list) {
    const listed = JSON.stringify(await corpus(bundles));
    response.writeHead(200, { "content-type": types.get(".json"), "cache-control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : listed);
    return;
  }
  const file = asked && (await locate(asked.path, bundles));
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    return;
  }
  const isPage = extname(file) === ".html";
  const content = isPage ? withFirst(await readFile(file, "utf8"), asked.url) : await readFile(file);
  response.writeHead(200, {
    "content-type": types.get(extname(file)) ?? "application/octet-stream",
    // The package is rebuilt between two visits; a stale copy would be judged.
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    // A page of an opaque origin may load its modules from nowhere else.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    ...(isPage ? headers?.(asked.url) : {}),
  });
  response.end(request.method === "HEAD" ? undefined : content);
}

/**
 * Serves at `port` (0: any free one) of `host`; resolves to its address and a way to end it.
 * `bundles` is the folder of bundled packages, `headers` tells what a page's answer has besides.
 */
export async function serve({ port = 0, host = "127.0.0.1", ...settings } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, settings).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`port ${port} is taken; choose another with --port`) : error);
    });
    server.listen(port, host, resolve);
  });
  return {
    address: `http://${host}:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const [, , port = 0, bundles] = process.argv;
    const { address } = await serve({ port: Number(port), bundles });
    console.log(JSON.stringify({ address }));
    process.stdin.resume().once("close", () => process.exit());
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
    process.exit(1);
  }
}
