/** Where a page that no driver speaks to sends what it has to say. */
import { createServer } from "node:http";

/** Takes one letter from a page of any origin. */
export async function letterbox() {
  let take;
  const letter = new Promise((resolve) => (take = resolve));
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    response.writeHead(204, { "access-control-allow-origin": "*" }).end();
    if (request.method === "POST") take({ agent: request.headers["user-agent"] ?? "", text });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, letter, close };
}
