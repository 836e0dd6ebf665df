// Judges the evidence of a loaded report again, by the same rules, to find out whether the report is true.

const JUDGED = ["verdict", "reason", "outcome", "source", "tracks", "media", "anomalies", "checks", "engine", "timeline", "durationMs"];

/** The same text for the same content, whatever the order of its keys. */
function canonical(value) {
  return JSON.stringify(value, (_, held) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  ) ?? "";
}

/** Whether the loaded text is evidence alone, without a report around it. */
export function isEvidenceAlone(value) {
  return value.verdict === undefined && value.evidence === undefined && typeof value.nonce === "string";
}

/**
 * Judges the evidence of a loaded report again: `{ judged, differs }` with the fields in which the
 * two differ, or `{ error }` if the evidence cannot be judged.
 */
export async function judgeAgain(library, loaded) {
  if (typeof loaded.evidence !== "object" || loaded.evidence === null) {
    return { error: "The report comes without evidence, so nothing stands behind its words." };
  }
  try {
    const judged = await library.judge(loaded.evidence);
    const differs = JUDGED.filter((field) => canonical(judged[field]) !== canonical(loaded[field]));
    return { judged, differs };
  } catch (error) {
    return { error: `Its evidence cannot be judged: ${error instanceof Error ? error.message : String(error)}` };
  }
}
