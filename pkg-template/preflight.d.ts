// The types of `ontrack-probe/preflight`: a custom element for the lobby of a call.

import type { ProbeOptions, Progress } from "./index.js";
import type { Report } from "./report.js";

/**
 * What a report means for a call.
 *
 * - `ready`: calls can work here. An openly wrapped or concealed stack carries media as well.
 * - `no-media`: the stack is there, and media did not come.
 * - `blocked`: WebRTC is switched off or missing.
 * - `unsupported`: what answers is no media stack of a browser.
 * - `unknown`: nothing can be said, for example because the time was over.
 */
export type PreflightOutcome = "ready" | "no-media" | "blocked" | "unsupported" | "unknown";

/** A headline, and what the person can do. An empty text is not shown. */
export interface PreflightMessage {
  title: string;
  advice: string;
}

/** What the element says. A page gives those that it translates; the others stay English. */
export interface PreflightStrings {
  run: string;
  again: string;
  idle: PreflightMessage;
  running: PreflightMessage;
  failed: PreflightMessage;
  steps: Record<"start" | "connection" | "media" | "verdict", string>;
  outcomes: Record<PreflightOutcome, PreflightMessage>;
}

type DeepPartial<T> = { [K in keyof T]?: T[K] extends string ? T[K] : DeepPartial<T[K]> };

/** The events of the element, which bubble and leave shadow trees. */
export interface PreflightEvents {
  "preflight-progress": CustomEvent<Progress>;
  "preflight-report": CustomEvent<{ outcome: PreflightOutcome; report: Report }>;
  /** An option is wrong, or the probe could not be loaded. */
  "preflight-error": CustomEvent<{ error: unknown }>;
}

/**
 * `<ontrack-preflight>`. Attributes: `auto` runs when the element comes into the page, `source` is
 * `loopback` (the usual one) or `offline`, `timeout-ms` is 10000 unless given. The host has `data-state`
 * (`idle`, `running`, `done`) and `data-outcome`. Slots: `before`, `help`. Parts: `steps`, `step`,
 * `step-waiting`, `step-running`, `step-done`, `outcome`, `title`, `advice`, `button`.
 */
export class OntrackPreflight extends HTMLElement {
  /** Options of `probe` that stand before the attributes. */
  options: Omit<ProbeOptions, "signal" | "onProgress">;
  /** The last report. */
  readonly report: Report | null;
  /** The last outcome. */
  readonly outcome: PreflightOutcome | null;
  get strings(): PreflightStrings;
  set strings(strings: DeepPartial<PreflightStrings>);
  /**
   * Runs the check, or joins the one that runs.
   *
   * @throws what `probe` rejects with: a TypeError for a wrong option, the reason of an abort where the
   * element left the page.
   */
  run(): Promise<Report>;
  addEventListener<K extends keyof PreflightEvents>(
    type: K,
    listener: (this: OntrackPreflight, event: PreflightEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Registers the element under this name, `ontrack-preflight` unless given. A second call does nothing. */
export function define(name?: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "ontrack-preflight": OntrackPreflight;
  }
}
