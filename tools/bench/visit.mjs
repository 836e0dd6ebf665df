/** Pages that measure themselves: opened one after the other, asked once, and left in peace. */
import { within } from "../../tests/pages/library/deadline.mjs";

const pageMs = 90_000;

/** Browsers round the clock of a page much less once nothing of another origin shares its process. */
export const headers = () => ({
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
});

/** Asks the page once and lets it work in peace: looking whether it is done would take its time. */
export async function ask(driver, method, argument) {
  const asking = driver.executeAsyncScript(
    `const [method, argument, done] = arguments;
     bench[method](argument).then((result) => done([result, null]), (error) => done([null, String(error)]));`,
    method,
    argument ?? null,
  );
  // A page that spins answers no script at all, so the driver's own wait does not suffice.
  const [result, error] = await within(2 * pageMs, `the page's ${method}`, asking);
  if (error !== null) throw new Error(error);
  return result;
}

/** Opens the page at `address` in a tab of its own, with a clock that is fit to measure. */
export async function visit(session, address) {
  const driver = await session.freshTab();
  await driver.manage().setTimeouts({ script: pageMs });
  await driver.get(address);
  const isFit = await driver.executeScript(
    "return crossOriginIsolated && document.visibilityState === 'visible'",
  );
  if (!isFit) throw new Error("the page is hidden, or its clock is coarse");
  return driver;
}
