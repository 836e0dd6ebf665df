/**
 * WHEP servers of other people's stacks, asked in every browser by the library and by a client of
 * a few lines. Prints one JSON line for each row.
 * Options: `{ browsers: { name: place }, peers: [{ name, command, arguments }], only? }`.
 */
import { firstLine } from "./browsers.mjs";
import { start, untilNone } from "./children.mjs";
import { reportsOf } from "./page.mjs";
import { main, options } from "./program.mjs";
import { answer, say } from "./results.mjs";
import { serve } from "./serve.mjs";
import { Session } from "./session.mjs";

const { browsers, peers, only } = options();
const clients = ["library", "by-hand"];
const wanted = "genuine, decoded";

const isAsked = (...names) => !only || names.includes(only);

const decoded = ({ received = [] }) =>
  received.some(({ kind, framesDecoded }) => kind === "video" && framesDecoded > 0);
const arrived = ({ received = [] }) =>
  ["audio", "video"].every((kind) => received.some((it) => it.kind === kind && it.packets > 0));

/** What was found, and why it is not as wanted. */
function judged(client, report) {
  const seen = client === "library" ? report.evidence : report;
  const verdict = client === "library" ? report.verdict : "genuine";
  const media = decoded(seen) ? "decoded" : arrived(seen) ? "not decoded" : "nothing arrived";
  const why = [];
  if (client === "library") {
    if (report.outcome !== "SUCCESS") why.push(`the outcome is ${report.outcome}`);
    if (verdict !== "genuine") why.push(`the verdict is ${verdict} (${report.reason})`);
    if (report.media?.reason) why.push(`media: ${report.media.reason}`);
    for (const step of report.media?.steps ?? []) why.push(step);
  }
  if (!arrived(seen)) why.push("not both kinds arrived");
  if (!decoded(seen)) why.push("no picture was decoded");
  const isRight = verdict === "genuine" && decoded(seen) && arrived(seen);
  return { actual: `${verdict}, ${media}`, state: isRight ? "ok" : "FAIL", why: why.join("; ") };
}

async function ask(session, page, peer, client) {
  const query = new URLSearchParams({ url: `${peer.address}/whep`, client, timeoutMs: 10_000 });
  const [report] = await reportsOf(await session.freshTab(), `${page}?${query}`);
  const found = judged(client, report);
  const left = await untilNone(async () => {
    return (await (await fetch(`${peer.address}/sessions`)).json()).sessions;
  });
  if (left !== 0) return { ...found, state: "FAIL", why: `${left} sessions were not deleted` };
  return found;
}

async function row(session, page, peer, name, client) {
  const started = Date.now();
  const told = { part: "peers", name, injection: client, wanted };
  let found;
  try {
    found = await ask(session, page, peer, client);
  } catch (error) {
    found = { actual: "error", state: "FAIL", why: firstLine(error) };
    await session.end();
  }
  answer({ ...told, title: session.title, ...found, milliseconds: Date.now() - started });
}

await main(async () => {
  const web = await serve();
  const page = `${web.address}/tests/interop/pages/whep.html`;
  const sessions = Object.entries(browsers).map(
    ([name, place]) => new Session({ name, engine: name, ...place }),
  );
  for (const { name, command, arguments: args } of peers) {
    if (!sessions.some(({ browser }) => isAsked(name, browser.name))) continue;
    say(`${name}: starting`);
    const peer = await start(command, args);
    for (const session of sessions) {
      if (!isAsked(name, session.browser.name)) continue;
      for (const client of clients) await row(session, page, peer, name, client);
    }
    await peer.end();
  }
  await Promise.all(sessions.map((session) => session.end()));
  web.close();
});
