/** Reports that nobody made with the library. */

const markup = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
const long = "W".repeat(5000);
const turned = "genuine\u202e\u200benuine";
const address = "javascript:window.hacked=1";

const filled = (text) => ({
  schemaVersion: 1,
  version: text,
  verdict: text,
  reason: text,
  outcome: text,
  source: text,
  tracks: [
    { source: text, kind: text, id: text, label: text, readyState: text, muted: text, enabled: 1, settings: { [text]: text }, streams: [text, text], mid: text, lifecycle: [{ at: text, readyState: text }], ladder: { rung: text, next: text, codec: text } },
  ],
  media: { outcome: text, reason: text, channel: text, sound: text, steps: [text], codecs: [{ type: text, frames: text, ok: text }, text] },
  anomalies: [
    { check: text, weight: text, expected: text, observed: text, benignCauses: [text] },
    { check: "presence.constructor", weight: "hard", expected: text, observed: text, benignCauses: [text] },
  ],
  checks: { passed: [text], failed: [text, "presence.constructor"], skipped: { [text]: [text] } },
  engine: { behaves: text, claims: text, consistent: text },
  timeline: [{ atMs: 5, event: text, detail: text }, { atMs: "soon", event: text }, { atMs: -1e308, event: "track" }, { atMs: 1e308, event: "ended" }],
  durationMs: text,
  evidence: { nonce: text, [text]: text },
});

/** Every field of another type. */
const odd = (value) => ({
  verdict: value, reason: value, outcome: value, source: value, tracks: value, media: value,
  anomalies: value, checks: value, engine: value, timeline: value, durationMs: value, evidence: value,
});

const inside = (value) => ({
  ...odd(value),
  tracks: [value], anomalies: [value], timeline: [value], media: { steps: value, codecs: [value] },
  checks: { passed: [value], failed: value, skipped: { why: value, [value]: [value] } },
});

export const hostile = [
  filled(markup),
  filled(long),
  filled(turned),
  filled(address),
  filled("constructor"),
  filled("toString"),
  `{"__proto__": {"polluted": 1}, "verdict": "__proto__", "checks": {"__proto__": {"polluted": 1}}}`,
  odd(7),
  odd(true),
  odd([]),
  odd({}),
  inside(null),
  inside([[1]]),
  inside({ length: 1e9 }),
  { verdict: "x", timeline: Array.from({ length: 20_000 }, (_, index) => ({ atMs: index, event: `event ${index}` })) },
];
