/** A report, and the judgement of a server, in a few lines for people. */

const list = (value) => (Array.isArray(value) ? value : []);
/** A string as it is, nothing for null, anything else as JSON. */
const text = (value) => (typeof value === "string" ? value : value == null ? "" : JSON.stringify(value));
const withReason = ({ verdict, reason }) => text(verdict) + (reason ? ` (${text(reason)})` : "");
const line = (name, value) => `  ${name.padEnd(10)} ${value}\n`;

function engine({ behaves, claims, consistent } = {}) {
  const isConsistent = { true: "consistent", false: "NOT consistent" }[consistent] ?? "not to be compared";
  return `behaves like ${text(behaves)}, claims ${text(claims)}: ${isConsistent}`;
}

const track = ({ kind, muted, readyState }) => `${text(kind)} (${text(readyState)}${muted === true ? ", muted" : ""})`;
const anomaly = ({ weight, check, expected, observed }) =>
  `${text(weight).padEnd(6)} ${text(check)}: expected ${text(expected)}, observed ${text(observed)}`;

/** The lines of one browser's report. */
export function lines(browser, report) {
  const { outcome, source, tracks, checks, anomalies, durationMs, ...rest } = report ?? {};
  const number = (ids) => (Array.isArray(ids) ? ids : Object.values(ids ?? {}).flat()).length;
  const count = (state) => `${number(checks?.[state])} ${state}`;
  const found = list(anomalies).map(anomaly);
  return [
    `${browser.padEnd(10)} ${withReason(rest)}\n`,
    line("summary", text(rest.summary)),
    line("outcome", text(outcome)),
    line("source", text(source)),
    line("engine", engine(rest.engine)),
    line("tracks", list(tracks).map(track).join(", ") || "none"),
    line("checks", ["passed", "failed", "skipped"].map(count).join(", ")),
    ...(found.length > 0 ? found : ["none"]).map((value, index) => line(index === 0 ? "anomalies" : "", value)),
    line("duration", `${Number(durationMs ?? 0).toFixed(1)} ms`),
  ].join("");
}

/** The judgement of the server, as the report is shown. */
export function judgement(told) {
  const claims = (holds) => list(told.claims).filter((claim) => claim.holds === holds).map(({ claim }) => claim);
  const states = { holds: true, "DOES NOT HOLD": false, "not to be compared": null };
  const rows = Object.entries(states).map(([name, holds]) => [name, claims(holds)]);
  return [
    line("server", withReason(told)),
    ...rows.filter(([, names]) => names.length > 0).map(([name, names]) => line("", `${name}: ${names.join(", ")}`)),
  ].join("");
}
