/** Both sides of one probe: the report in the page, the server's verdict beside it. */
const element = (id) => document.getElementById(id);

/** A word and its reason, when it has one. */
const withReason = ({ verdict, reason }) => (reason ? `${verdict} (${reason})` : verdict);

const marks = new Map([[true, "yes"], [false, "NO"], [null, "not to be compared"]]);

async function json(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** One whole run; resolves to `{ client, server }`. */
async function run() {
  const { probe } = await import("/pkg/index.js");
  const { nonce } = await json("/nonce", { method: "POST" });
  const client = await probe({
    source: { kind: "whep", url: new URL("/whep", location.href).href, token: nonce },
    nonce,
    timeoutMs: 8000,
  });
  const server = await json("/report", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(client),
  });
  return { client, server };
}

function showClient(report) {
  element("client-verdict").textContent = withReason(report);
  const tracks = report.tracks
    .filter(({ ladder }) => ladder !== null)
    .map(({ kind, ladder: { rung, next } }) => (next ? `${kind}: ${rung}, then ${next}` : `${kind}: ${rung}`));
  const rows = [
    ["outcome", report.outcome],
    ["tracks", tracks.join("; ") || "none"],
    ["anomalies", report.anomalies.map(({ check }) => check).join(", ") || "none"],
    ["duration", `${Math.round(report.durationMs)} ms`],
  ];
  element("client").replaceChildren(
    ...rows.flatMap(([name, value]) =>
      [["dt", name], ["dd", value]].map(([tag, text]) =>
        Object.assign(document.createElement(tag), { textContent: text }),
      ),
    ),
  );
}

function showServer(judgement) {
  element("server-verdict").textContent = withReason(judgement);
  const rows = judgement.claims.map(({ claim, holds, expected, observed }) => {
    const row = document.createElement("tr");
    for (const text of [claim, marks.get(holds), expected, observed]) {
      row.append(Object.assign(document.createElement("td"), { textContent: text }));
    }
    return row;
  });
  element("claims").replaceChildren(...rows);
}

async function show() {
  const { dataset } = document.documentElement;
  element("probe").disabled = true;
  element("failure").textContent = "";
  dataset.state = "probing";
  try {
    const both = await run();
    showClient(both.client);
    showServer(both.server);
    element("report-json").textContent = JSON.stringify(both, null, 1);
    dataset.state = "done";
  } catch (error) {
    element("failure").textContent = `${error}`;
    dataset.state = "failed";
  }
  element("probe").disabled = false;
}

element("probe").addEventListener("click", show);
// For who shows it to somebody, and for tests.
if (new URLSearchParams(location.search).has("run")) show();
