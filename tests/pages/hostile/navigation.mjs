/** Pages that are reloaded, left, come back to and closed while a probe runs in them. */

const probing = (options, stage, leave) => `
  const done = arguments[arguments.length - 1];
  import("/pkg/index.js").then(({ probe }) => probe({ ...${JSON.stringify(options)}, onProgress: (step) => {
    if (step.stage !== "${stage}") return;
    ${leave};
    done(step.stage);
  } })).catch((error) => done(String(error)));`;

const ask = `
  const done = arguments[arguments.length - 1];
  import("/pkg/index.js").then(({ probe }) => probe({ timeoutMs: 8000 }))
    .then(({ verdict, reason }) => done(verdict + (reason ? ": " + reason : "")), (error) => done(String(error)));`;

const stages = [
  [{ timeoutMs: 3000 }, "constructed"],
  [{ timeoutMs: 3000 }, "answered"],
  [{ source: "loopback", timeoutMs: 6000 }, "connected"],
];

async function genuineAt(driver, address) {
  await driver.get(address);
  const verdict = await driver.executeAsyncScript(ask);
  return verdict === "genuine" ? null : `the next page is ${verdict}`;
}

/** Every way of leaving at every stage; the page after it must be as genuine as any. */
export function leaving(session, address) {
  return stages.flatMap(([options, stage]) => {
    const begin = async (leave) => {
      const driver = await session.freshTab();
      await driver.get(address);
      const told = await driver.executeAsyncScript(probing(options, stage, leave));
      if (told !== stage) throw new Error(`the page told ${told}`);
      return driver;
    };
    const ways = {
      "a page is reloaded": async () => genuineAt(await begin("setTimeout(() => location.reload())"), address),
      "a page is left, and come back to": async () => {
        const driver = await begin("");
        await driver.get("about:blank");
        await driver.navigate().back();
        const verdict = await driver.executeAsyncScript(ask);
        return verdict === "genuine" ? null : `the page is ${verdict}`;
      },
      "a tab is closed": async () => {
        await begin("");
        return genuineAt(await session.freshTab(), address);
      },
    };
    const kind = `${options.source ?? "offline"}, ${stage}`;
    return Object.entries(ways).map(([name, problem]) => ({ name: `${name} (${kind})`, problem }));
  });
}
