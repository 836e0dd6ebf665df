/** Scripts that come first in a page: before the library, and before anything else of the page. */

const mark = "<!-- first -->";
const name = /^\/(bundles|tests\/adversaries|tests\/genuine\/pages)\/[a-z0-9-]+\.js$/;

/** The address of a page, with these scripts first. */
export function addressWith(page, scripts) {
  const url = new URL(page);
  for (const script of scripts) url.searchParams.append("first", script);
  return url.href;
}

/** The page's text, whose policy may ask for a nonce, with the scripts that its address asks for, in place of the mark. */
export function withFirst(text, url) {
  const scripts = url.searchParams.getAll("first").filter((script) => name.test(script));
  return text.replace(mark, scripts.map((script) => `<script src="${script}" nonce="page"></script>`).join("\n    "));
}
