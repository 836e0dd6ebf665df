/** How many rounds each page measures. */

/**
 * Chromium refuses a page its 500th connection, however properly the others were closed. A round
 * spends three, and every page warms up first; this stays far below.
 */
export const roundsPerPage = 30;

/** The counted rounds of each page, as even as can be; at least so many pages, some without any. */
export function shares(rounds, leastPages) {
  const busy = Math.ceil(rounds / roundsPerPage);
  const share = (index) => Math.floor(rounds / busy) + (index < rounds % busy ? 1 : 0);
  return Array.from({ length: Math.max(busy, leastPages) }, (_, index) => (index < busy ? share(index) : 0));
}
