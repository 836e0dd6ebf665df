/** The two ways a script gets into a page before the library. */
import { readFile } from "node:fs/promises";

/** By the page itself, or by the browser before every document, frames included. */
export const injections = ["first-script", "pre-document"];

/** Has `source` run before every document of the session; resolves to what ends that again. */
export async function beforeDocuments(driver, engine, source) {
  return engine === "chromium" ? byDevTools(driver, source) : byBiDi(driver, source);
}

async function byDevTools(driver, source) {
  const { identifier } = await driver.sendAndGetDevToolsCommand(
    "Page.addScriptToEvaluateOnNewDocument",
    { source },
  );
  return () =>
    driver.sendAndGetDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
}

async function byBiDi(driver, source) {
  const connection = await driver.getBidi();
  const send = async (method, params) => {
    const answer = await connection.send({ method, params });
    if (answer.type === "error") throw new Error(`${method}: ${answer.message}`);
    return answer.result;
  };
  const { script } = await send("script.addPreloadScript", {
    functionDeclaration: `() => {\n${source}\n}`,
  });
  return () => send("script.removePreloadScript", { script });
}

/** The same with the text of a file. */
export async function fileBeforeDocuments(driver, engine, file) {
  return beforeDocuments(driver, engine, await readFile(file, "utf8"));
}

/** Whether a script before every document also runs in a frame that a page has just made. */
export async function reachesFrames(driver, engine, page) {
  const end = await beforeDocuments(driver, engine, "globalThis.wasHereFirst = true;");
  try {
    await driver.get(page);
    return await driver.executeScript(`
      if (globalThis.wasHereFirst !== true) return "not even the page";
      const frame = document.createElement("iframe");
      document.documentElement.append(frame);
      const reached = frame.contentWindow.wasHereFirst === true;
      frame.remove();
      return reached ? "frames too" : "the page only";
    `);
  } finally {
    await end();
  }
}
