/** What a report must say of media. Each answers null when all is well, else one line of why not. */

/** What repairs and repeats other codecs, and has no pictures of its own. */
const repair = ["video/rtx", "video/red", "video/ulpfec", "video/flexfec-03"];

const ladder = ({ tracks }, kind) =>
  tracks.find((track) => track.source !== "offline" && track.kind === kind)?.ladder;

/**
 * Firefox lists H264 whether or not its library was ever downloaded, and rejects its line as long as
 * it was not.
 */
const isUnloaded = ({ name, negotiated }) => name === "video/H264" && negotiated === undefined;

/** Exactly the video codecs that are claimed for sending and receiving, and each was decoded. */
function codecs({ evidence: { capabilities, codecs } }) {
  const isBothWays = (name) => capabilities.sends.includes(name) && capabilities.receives.includes(name);
  const unloaded = codecs.filter(isUnloaded).map(({ name }) => name);
  const claimed = capabilities.sends.filter(
    (name) => name.startsWith("video/") && ![...repair, ...unloaded].includes(name) && isBothWays(name),
  );
  const decoded = codecs.filter(({ framesDecoded }) => framesDecoded > 0).map(({ name }) => name);
  const [wanted, found] = [claimed, decoded].map((names) => names.sort().join(", "));
  return wanted === found && wanted !== "" ? null : `decoded ${found || "nothing"}, claimed ${wanted}`;
}

/**
 * What a row allows: `outcome` and its `reasons`; the `rung` of the picture, the `channel`, the
 * `sound`; with `codecs`, that all were put to the proof.
 */
export function media(row, report) {
  const { media: found } = report;
  if (!found) return "nothing of media in the report";
  const { outcome, reason } = found;
  const told = `media ${outcome}${reason ? ` (${reason})` : ""}`;
  if (!row.outcome.includes(outcome)) return `${told}, wanted ${row.outcome.join(" or ")}`;
  const reasons = row.reasons ?? [null];
  if (!reasons.includes(reason)) return `${told}, wanted the reason ${reasons.join(" or ")}`;
  const pairs = { rung: ladder(report, "video")?.rung, channel: found.channel, sound: found.sound };
  for (const [name, value] of Object.entries(pairs)) {
    if (row[name] && !row[name].includes(value)) return `${name} ${value}, wanted ${row[name].join(" or ")}`;
  }
  return row.codecs ? codecs(report) : null;
}
