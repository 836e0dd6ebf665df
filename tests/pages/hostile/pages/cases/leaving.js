/** Frames that are removed, reloaded, emptied or navigated away while a probe runs in them. */
import { pause } from "../natives.js";

const code = (stage, leave, options) => `<!doctype html><script type="module">
import { probe } from "${location.origin}/pkg/index.js";
addEventListener("error", ({ message }) => parent.postMessage({ error: message }, "*"));
let first = true;
const report = await probe({ ...${JSON.stringify(options)}, onProgress: ({ stage }) => {
  if (!first || stage !== "${stage}") return;
  first = false;
  parent.postMessage({ left: stage }, "*");
  ${leave};
} });
parent.postMessage({ verdict: report.verdict }, "*");
</script>`;

const ways = {
  "is removed": "frameElement.remove()",
  "goes elsewhere": "location.href = 'about:blank'",
  "is written over": "document.open(); document.write('gone'); document.close()",
  "loses its root": "document.documentElement.remove()",
  "is moved": "const frame = frameElement; const { parentNode } = frame; frame.remove(); parentNode.append(frame)",
};
const probes = {
  offline: [{ timeoutMs: 1500 }, ["constructed", "offer-set", "answered", "closed", "ended"]],
  loopback: [{ source: "loopback", timeoutMs: 4000 }, ["negotiated", "connected", "first-frame"]],
};

async function leave(stage, way, options) {
  const frame = document.createElement("iframe");
  const told = [];
  const hear = ({ data, source }) => source !== window && told.push(data);
  addEventListener("message", hear);
  frame.srcdoc = code(stage, way, options);
  document.body.append(frame);
  for (let waited = 0; waited < 8000 && !told.some(({ left }) => left); waited += 50) await pause(50);
  // What is left of the frame's probe has its time to do harm.
  await pause(400);
  removeEventListener("message", hear);
  frame.remove();
  const error = told.find(({ error }) => error)?.error;
  if (error && /RuntimeError|unreachable/.test(error)) return error;
  return told.some(({ left }) => left) ? null : `it never came to ${stage}`;
}

export const leaving = Object.entries(probes).flatMap(([kind, [options, stages]]) =>
  Object.entries(ways).map(([what, way]) => ({
    name: `the frame of a probe (${kind}) ${what}`,
    async test() {
      for (const stage of stages) {
        const problem = await leave(stage, way, options);
        if (problem) return `${stage}: ${problem}`;
      }
      return null;
    },
  })),
);
