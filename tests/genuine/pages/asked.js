// What the page's address asks for.

const asked = new URLSearchParams(location.search);

/** The options to probe with, as JSON in `probe`. */
export const options = JSON.parse(asked.get("probe") ?? "{}");

/** How many probes, in `times`. */
export const times = (usual) => Number(asked.get("times") ?? usual);
