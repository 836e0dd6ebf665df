/** Visits the playground and brings its report home. */
import { reportsOf } from "./page.mjs";

/** The address that probes at once, with an adversary loaded before the library if one is named. */
export function playground(address, adversary) {
  const query = new URLSearchParams({ run: "1" });
  if (adversary) query.set("adversary", adversary);
  return `${address}/examples/playground/index.html?${query}`;
}

/** The report of one visit with `driver`; rejects when the page fails or never finishes. */
export async function visit(driver, address, adversary) {
  const [report] = await reportsOf(driver, playground(address, adversary));
  return report;
}
