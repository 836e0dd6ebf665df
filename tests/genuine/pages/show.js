// How these pages tell what they found: as the playground does, so that one reader reads all.
// A browser that nobody drives is asked in its address to send it home.

const home = new URLSearchParams(location.search).get("tell");
const send = (body) => (home ? fetch(home, { method: "POST", body }) : undefined);

/** Shows the reports of `ask`, or why there are none. */
export async function show(ask) {
  const text = document.createElement("pre");
  const end = (state, id, content) => {
    text.id = id;
    text.textContent = content;
    document.body.append(text);
    document.documentElement.dataset.state = state;
  };
  try {
    // A page of later tasks: what the page's first script put off has happened by now.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const isWhole = (script) => "ran" in document.querySelector(`script[src="${script}"]`).dataset;
    const bundles = new URLSearchParams(location.search).getAll("first").filter((it) => it.startsWith("/bundles/"));
    const broken = bundles.find((script) => !isWhole(script));
    if (broken) throw new Error(`${broken} did not run to its end`);
    const reports = await ask();
    const told = JSON.stringify([reports].flat());
    end("done", "report-json", told);
    await send(told);
    if (window.parent !== window) window.parent.postMessage(told, "*");
  } catch (error) {
    end("failed", "failure", String(error));
    await send(JSON.stringify({ failed: String(error) }));
    if (window.parent !== window) window.parent.postMessage(String(error), "*");
  }
}
