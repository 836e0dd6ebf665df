// One request, and of its response what a WHEP client asks for. `fetch` follows
// redirects that keep the method, and drops the token where they lead elsewhere.

const retry = (value) => {
  if (value === null) return -1;
  const ms = Number(value) * 1000;
  return Number.isNaN(ms) ? Date.parse(value) - Date.now() : ms;
};

const BODY_LIMIT = 200_000;

export const request = async (method, url, headers, body, signal) => {
  const keepalive = method === "DELETE";
  const response = await fetch(url, { __proto__: null, method, headers, body, signal, keepalive });
  const header = (name) => response.headers.get(name);
  const text = method === "DELETE" ? "" : (await response.text()).slice(0, BODY_LIMIT);
  const location = header("location");
  return {
    status: response.status,
    isRedirected: response.redirected,
    text,
    type: header("content-type") ?? "",
    location: location === null ? "" : new URL(location, response.url).href,
    etag: header("etag") ?? "",
    link: header("link") ?? "",
    retryMs: retry(header("retry-after")),
  };
};

export const abort_controller = () => new AbortController();
