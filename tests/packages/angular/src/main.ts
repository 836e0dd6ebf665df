// An application as the command line makes it, with zone.js, which tells its ErrorHandler of every
// rejection that nobody handles. The page shows what the handler was told.

import { Component, ErrorHandler, provideBrowserGlobalErrorListeners, provideZoneChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { checks, probe, watch } from "ontrack-probe";

const told: string[] = [];

class Counting implements ErrorHandler {
  handleError(error: unknown) {
    told.push(String(error));
  }
}

for (const level of ["error", "warn", "info", "log", "debug"] as const) {
  console[level] = (...words: unknown[]) => void told.push(`console.${level}: ${words.join(" ")}`);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A rejection that nobody handles must be seen, or no silence means anything. */
async function handlerListens() {
  Promise.reject(new Error("on purpose"));
  await pause(50);
  return told.splice(0).some((text) => text.includes("on purpose"));
}

async function ask() {
  if (!(await handlerListens())) return "the ErrorHandler hears nothing";
  const found = [await probe(), await probe({ effort: "thorough" }), await probe({ source: "loopback", timeoutMs: 10_000 })];
  const own = new RTCPeerConnection();
  const watching = watch(own);
  found.push(await watching.report());
  watching.stop();
  own.close();
  await watching.ended;
  await checks();
  await probe({ timeoutMs: -1 }).catch((error) => error instanceof TypeError || told.push(`rejected: ${error}`));
  await pause(200);
  const odd = found.filter(({ verdict }) => verdict !== "genuine" && verdict !== "instrumented");
  if (odd.length > 0) return odd.map(({ verdict, reason }) => `${verdict}: ${reason}`).join();
  return told.length === 0 ? "quiet" : told.join("; ");
}

@Component({ selector: "quiet-page", template: `<p id="verdict">{{ verdict() }}</p>` })
class QuietPage {
  readonly verdict = signal("…");

  constructor() {
    ask().then((text) => this.verdict.set(text), (error) => this.verdict.set(`rejected: ${error}`));
  }
}

bootstrapApplication(QuietPage, {
  providers: [
    provideZoneChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: Counting },
  ],
});
