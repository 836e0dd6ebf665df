/** How many rounds each page measures. */

/**
 * The counted rounds of each page, as even as can be: no page gets more than `roundsPerPage`, and
 * there are at least `leastPages`, some without any.
 */
export function shares(rounds, { roundsPerPage, leastPages }) {
  const busy = Math.ceil(rounds / roundsPerPage);
  const share = (index) => Math.floor(rounds / busy) + (index < rounds % busy ? 1 : 0);
  return Array.from({ length: Math.max(busy, leastPages) }, (_, index) => (index < busy ? share(index) : 0));
}
