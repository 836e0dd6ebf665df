// The report of a probe that could not look. The module itself writes all others.

/* global PACKAGE_VERSION -- esbuild knows it */

export const unavailable = (reason, outcome = "UNSUPPORTED") => ({
  schemaVersion: 1,
  version: PACKAGE_VERSION,
  verdict: "inconclusive",
  reason,
  outcome,
  summary: `Nothing can be concluded (${reason}).`,
  source: "offline",
  tracks: [],
  media: null,
  anomalies: [],
  checks: { passed: [], failed: [], skipped: {} },
  engine: { behaves: "unknown", claims: "unknown", consistent: null },
  timeline: [],
  durationMs: 0,
  evidence: { schemaVersion: 1, version: PACKAGE_VERSION, source: "offline", nonce: "", obstacle: reason },
});
