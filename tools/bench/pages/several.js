/** Probes of a warm page, any number of them at once. */

/**
 * Resolves once all have reported; tells what became of their media, of sources that bring some: how
 * many were `complete`, and how many were not for each reason.
 */
export async function probes(source, count) {
  const { probe } = await import("/pkg/index.js");
  // Measuring spends more connections than a page's life allows.
  const options = { source, timeoutMs: 30_000, connectionBudget: Infinity };
  const reports = await Promise.all(Array.from({ length: count }, () => probe(options)));
  const lost = reports.filter(({ outcome }) => outcome !== "SUCCESS");
  if (lost.length > 0) throw new Error(`${lost.length} of ${count} probes ended with ${lost[0].outcome}`);
  const media = {};
  for (const { outcome, reason } of reports.flatMap((report) => report.media ?? [])) {
    const word = outcome === "complete" ? outcome : reason;
    media[word] = (media[word] ?? 0) + 1;
  }
  return media;
}
