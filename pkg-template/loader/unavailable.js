// The report of a probe that could not look. The module itself writes all others.

import { version } from "../version.js";

export const unavailable = (reason, outcome = "UNSUPPORTED") => ({
  schemaVersion: 1,
  version,
  verdict: "inconclusive",
  reason,
  outcome,
  source: "offline",
  tracks: [],
  media: null,
  anomalies: [],
  checks: { passed: [], failed: [], skipped: [] },
  engine: { behaves: "unknown", claims: "unknown", consistent: null },
  timeline: [],
  durationMs: 0,
  evidence: { schemaVersion: 1, version, source: "offline", nonce: "", obstacle: reason },
});
