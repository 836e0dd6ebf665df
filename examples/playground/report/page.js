// A report as one HTML file that needs nothing else, for a colleague. It has no script, and may load nothing.

import { html } from "../dom.js";

/** What only works in the playground. */
const LEFT_OUT = "form, button, input, select, textarea, .tables, #compare, #send, #shared, .unseen[role=status]";

const styles = () =>
  [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join("\n");

function copyOf(id) {
  const copy = document.getElementById(id).cloneNode(true);
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  // Links to parts of this page stay; the filters that hid a check do not.
  for (const element of copy.querySelectorAll("[hidden]")) element.hidden = false;
  return copy;
}

const policy = { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" };

/** The shown report as the text of a page. `at` is the time of saving. */
export function pageOf(at = new Date()) {
  const head = html(
    "head",
    {},
    html("meta", { charset: "utf-8" }),
    html("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    html("meta", policy),
    html("title", {}, document.title),
    html("style", {}, styles()),
  );
  const saved = html("p", { class: "quiet" }, `Saved ${at.toISOString().slice(0, 16).replace("T", " ")} UTC. The verdict is what the page showed; judge the evidence again before you act on it.`);
  const body = html(
    "body",
    {},
    html("header", { class: "top" }, html("p", { class: "name" }, "ontrack-probe"), html("h1", {}, "A report of a browser’s media stack"), saved),
    html("main", {}, ["again", "verdict", "report"].filter((id) => !document.getElementById(id).hidden).map(copyOf)),
  );
  return `<!doctype html>\n${html("html", { lang: "en" }, head, body).outerHTML}\n`;
}
