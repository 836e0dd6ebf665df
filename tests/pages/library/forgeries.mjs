/**
 * Reports of a real browser, forged before they are sent, and what the example server says of them.
 * The page probes and sends nothing; the forger sits here.
 */
import { reportsOf } from "./page.mjs";

const video = ({ received }) => received.find(({ kind }) => kind === "video");

/** Nine digits that follow from nothing, neighbours different. */
function guess() {
  const digits = [];
  while (digits.length < 9) {
    const digit = Math.floor(Math.random() * 8);
    if (digit !== digits.at(-1)) digits.push(digit);
  }
  return digits.join("");
}

/** `forge` changes the evidence of each probe it is given; `sends` says how often it is sent. */
export const forgeries = [
  { name: "honest", wanted: ["genuine"] },
  { name: "replayed", wanted: ["inconclusive (nonce-replayed)"], sends: 2 },
  {
    name: "edited frames",
    wanted: ["tampered (claim-frames)"],
    forge: ([evidence]) => void (video(evidence).framesDecoded += 5000),
  },
  {
    name: "edited ssrc",
    wanted: ["tampered (claim-ssrc)"],
    forge: ([evidence]) => void (video(evidence).ssrc += 1),
  },
  {
    name: "edited colours",
    wanted: ["tampered (claim-colours)"],
    forge: ([evidence]) => void (video(evidence).colours = guess()),
  },
  {
    name: "edited mosaics",
    wanted: ["tampered (claim-content)"],
    forge: ([evidence]) => void (video(evidence).mosaics = "0123456776543210".repeat(6)),
  },
  {
    // What the page concluded still says genuine; the server does not read it.
    name: "edited checks",
    wanted: ["instrumented"],
    forge: ([evidence]) => void (evidence.connection.brand = false),
  },
  {
    // Everything true, and of another session than the nonce's. The offer followed from the other
    // nonce too, which the library notices by itself.
    name: "another session",
    wanted: ["tampered (claim-fingerprint)"],
    probes: 2,
    forge: ([evidence, other]) => void (evidence.nonce = other.nonce),
  },
  {
    name: "never decoded",
    wanted: ["tampered (claim-colours)"],
    path: "/faults/garbage/whep",
    timeoutMs: 2500,
    forge: ([evidence]) => void Object.assign(video(evidence), { framesDecoded: 30, colours: guess() }),
  },
];

async function sent(server, report) {
  const response = await fetch(`${server}/report`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(report),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status} to the report`);
  return response.json();
}

/** `verdict (reason)` of the server, and the claims that do not hold. */
export async function forged(session, page, server, { path = "/whep", timeoutMs = 8000, probes = 1, sends = 1, query: more, forge }) {
  const query = new URLSearchParams({ url: server + path, nonces: `${server}/nonce`, timeoutMs, ...more });
  const reports = [];
  for (let probe = 0; probe < probes; probe += 1) {
    reports.push(...(await reportsOf(await session.freshTab(), `${page}?${query}`)));
  }
  forge?.(reports.map(({ evidence }) => evidence));
  let judgement;
  for (let send = 0; send < sends; send += 1) judgement = await sent(server, reports[0]);
  const { verdict, reason, claims } = judgement;
  const refused = claims.filter(({ holds }) => holds === false).map(({ claim }) => claim);
  return { actual: reason ? `${verdict} (${reason})` : verdict, refused, claims };
}
