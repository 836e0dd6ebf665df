// Compiled, never run: a strict user of the package, who meets every type it exports.
import { checks, judge, probe } from "ontrack-probe";
import type {
  Anomaly,
  BlockedReason,
  CheckInfo,
  Engine,
  Evidence,
  InconclusiveReason,
  MediaReport,
  Moment,
  Outcome,
  ProbeOptions,
  Progress,
  ReadyState,
  Reason,
  Report,
  SkipReason,
  TrackReport,
  TriedCodec,
  Verdict,
  Weight,
} from "ontrack-probe";

/** Every verdict needs an answer; a new one must not compile without. */
function answer(verdict: Verdict): string {
  switch (verdict) {
    case "genuine":
    case "instrumented":
      return "welcome";
    case "tampered":
    case "emulated":
      return "refuse";
    case "blocked":
    case "inconclusive":
      return "ask otherwise";
    default:
      return verdict satisfies never;
  }
}

/** A verdict tells which reasons there can be. */
function because(report: Report): string {
  switch (report.verdict) {
    case "blocked": {
      const why: BlockedReason = report.reason;
      return why;
    }
    case "inconclusive": {
      const why: InconclusiveReason = report.reason;
      return why;
    }
    default: {
      const none: null = report.reason;
      return `${none ?? report.summary}`;
    }
  }
}

/** What a call application asks of `codecs: "all"`. */
function callable({ outcome, reason, codecs }: MediaReport): string[] {
  if (outcome !== "complete") return [reason.toUpperCase()];
  const works = ({ ok, frames }: TriedCodec): boolean => ok === true && frames > 0;
  return codecs.filter(works).map(({ type }) => type ?? "unknown");
}

/** Weights are a closed set too. */
const rank: Record<Weight, number> = { hard: 3, medium: 2, soft: 1 };

function strongest(anomalies: readonly Anomaly[]): string {
  const [first] = [...anomalies].sort((a, b) => rank[b.weight] - rank[a.weight]);
  if (!first) return "nothing";
  const { check, expected, observed, benignCauses } = first;
  return `${check}: ${expected}, not ${observed}; perhaps ${benignCauses.join(", ")}`;
}

function describe(track: TrackReport): string {
  // Another word may come with a later browser, so the known ones are only suggestions.
  const live: ReadyState = "live";
  const settings: Record<string, string | number> = track.settings ?? {};
  const ends = track.lifecycle.map(({ at, readyState }) => `${at} ${readyState}`);
  return [track.kind ?? "unknown", track.readyState === live, ...Object.keys(settings), ...ends].join(" ");
}

/** What a site does with a report. */
async function use(): Promise<void> {
  const controller = new AbortController();
  const options: ProbeOptions = {
    source: { kind: "offline" },
    timeoutMs: 2000,
    connectionBudget: Infinity,
    signal: controller.signal,
    nonce: "from the server",
    onProgress: (step: Progress) => console.log(step.stage.toUpperCase(), step.elapsedMs.toFixed()),
  };
  const report: Report = await probe(options);
  const reason: Reason | null = report.reason;
  const outcome: Outcome = report.outcome;
  const engine: Engine = report.engine.behaves;
  const moments: Moment[] = report.timeline;
  const evidence: Evidence = report.evidence;

  const version: 1 = report.schemaVersion;
  const known: boolean | null = report.engine.consistent;
  console.log(answer(report.verdict), reason, outcome, engine, version, known, report.durationMs);
  console.log(strongest(report.anomalies), report.tracks.map(describe), moments.length);
  const waiting: string[] | undefined = report.checks.skipped["no-media"];
  for (const [why, ids] of Object.entries(report.checks.skipped)) console.log(why satisfies SkipReason, ids);
  console.log(because(report), waiting?.length, report.media && callable(report.media));

  const again: Report = await judge(evidence);
  const same: Report = await judge(report);
  const catalogue: readonly CheckInfo[] = await checks();
  console.log(again.verdict === same.verdict, catalogue.map(({ id, spec }) => `${id} ${spec}`));
}

/** Mistakes that must not compile. */
async function mistakes(): Promise<void> {
  await probe();
  // @ts-expect-error no such source
  await probe({ source: "telepathy" });
  // @ts-expect-error a duration is a number
  await probe({ timeoutMs: "2000" });
  // @ts-expect-error an option that does not exist
  await probe({ timeout: 2000 });
  // @ts-expect-error the catalogue is not for changing
  (await checks()).push();
  // @ts-expect-error a reason is there for two verdicts only
  (await probe()).reason.length;
  // @ts-expect-error what is skipped is grouped by its reason
  (await probe()).checks.skipped.length satisfies number;
  // @ts-expect-error there is no such verdict
  if ((await probe()).verdict === "human") await mistakes();
}

export { mistakes, use };
