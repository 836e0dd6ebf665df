// Gives a report from outside a known shape before the page shows any of it. The report may be of another
// version, broken, or hostile. Nothing is checked here but the types and the lengths.

const LONGEST_TEXT = 2000;
const LONGEST_LIST = 1000;

// Control and direction characters can make a text look like another.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text in a form that can be shown: bounded, and with visible names for invisible characters. */
export function plain(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return short.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value) => (isObject(value) ? value : {});
const list = (value) => (Array.isArray(value) ? value.slice(0, LONGEST_LIST) : []);
const text = (value) => (value === null || value === undefined ? null : plain(value));
const flag = (value) => (typeof value === "boolean" ? value : null);
const number = (value) => (typeof value === "number" && Number.isFinite(value) ? Math.max(0, value) : null);
const texts = (value) => list(value).map(plain);

function ladder(value) {
  if (!isObject(value)) return null;
  return { rung: text(value.rung), next: text(value.next), codec: text(value.codec) };
}

function track(value) {
  const { source, kind, id, label, readyState, muted, enabled, settings, streams, mid, lifecycle, ladder: climbed } = object(value);
  return {
    source: text(source),
    kind: text(kind),
    id: text(id),
    label: text(label),
    readyState: text(readyState),
    muted: flag(muted),
    enabled: flag(enabled),
    settings: isObject(settings) ? Object.entries(settings).slice(0, 60).map(([name, held]) => [plain(name), plain(held)]) : null,
    streams: Array.isArray(streams) ? texts(streams) : null,
    mid: text(mid),
    lifecycle: list(lifecycle).map((step) => ({ at: plain(object(step).at), readyState: plain(object(step).readyState) })),
    ladder: ladder(climbed),
  };
}

function media(value) {
  if (!isObject(value)) return null;
  const { outcome, reason, channel, sound, steps, codecs } = value;
  return {
    outcome: text(outcome),
    reason: text(reason),
    channel: text(channel),
    sound: text(sound),
    steps: texts(steps),
    codecs: list(codecs).map((codec) => ({ type: plain(object(codec).type), frames: number(object(codec).frames), ok: flag(object(codec).ok) })),
  };
}

function anomaly(value) {
  const { check, weight, expected, observed, benignCauses } = object(value);
  return { check: plain(check), weight: plain(weight), expected: plain(expected), observed: plain(observed), benignCauses: texts(benignCauses) };
}

function moment(value) {
  const { atMs, event, detail } = object(value);
  return { atMs: number(atMs) ?? 0, event: plain(event), detail: text(detail) };
}

/** Every check that could not be judged, with its reason. */
const skipped = (groups) =>
  list(Object.entries(object(groups))).flatMap(([why, ids]) => texts(ids).map((check) => ({ check, why: plain(why) })));

/** The same report, with the right type in every field, and without `evidence`. */
export function read(value) {
  const raw = object(value);
  const checks = object(raw.checks);
  const engine = object(raw.engine);
  return {
    version: text(raw.version),
    verdict: text(raw.verdict) ?? "none",
    reason: text(raw.reason),
    outcome: text(raw.outcome),
    summary: text(raw.summary),
    source: text(raw.source),
    tracks: list(raw.tracks).map(track),
    media: media(raw.media),
    anomalies: list(raw.anomalies).map(anomaly),
    checks: {
      passed: texts(checks.passed),
      failed: texts(checks.failed),
      skipped: list(skipped(checks.skipped)),
    },
    engine: { behaves: text(engine.behaves), claims: text(engine.claims), consistent: flag(engine.consistent) },
    timeline: list(raw.timeline).map(moment),
    durationMs: number(raw.durationMs),
  };
}
