// The entry with `<ontrack-preflight>`: checks the media stack before a call, and says what to do. Nothing
// happens at import; the probe is loaded when the element runs.

import { LOOK } from "./preflight/look.js";
import { outcomeOf, stepOf, STEPS } from "./preflight/outcome.js";
import { merged } from "./preflight/strings.js";

const probe = async (options) => (await import("./index.js")).probe(options);

/** Where there are no elements, as on a server that renders pages, the class is there and does nothing. */
const Base = typeof HTMLElement === "function" ? HTMLElement : class {};

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const name of Object.keys(attributes)) made.setAttribute(name, attributes[name]);
  made.append(...children);
  return made;
};

/** A sheet that is made and not parsed from the page needs no exception from a Content-Security-Policy. */
const dress = (root) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(element("style", {}, LOOK));
  }
};

export class OntrackPreflight extends Base {
  static get observedAttributes() {
    return ["source", "timeout-ms"];
  }

  constructor() {
    super();
    // What a page has set before the element was defined stands before the accessors of this class.
    const { options, strings } = this;
    delete this.strings;
    /** Options of `probe` that stand before the attributes. */
    this.options = options || {};
    /** The last report, once there is one. */
    this.report = null;
    this._strings = merged(strings);
    this._running = null;
    this._state = { name: "idle", step: -1, outcome: null, isFailed: false };
  }

  get strings() {
    return this._strings;
  }

  /** Strings of the page, in its language. What is missing stays English. */
  set strings(strings) {
    this._strings = merged(strings);
    this._show();
  }

  get outcome() {
    return this._state.outcome;
  }

  connectedCallback() {
    if (!this.shadowRoot) this._build();
    this._show();
    if (this.hasAttribute("auto")) this.run().catch(() => {});
  }

  disconnectedCallback() {
    if (this._running) this._running.abort.abort();
  }

  attributeChangedCallback() {
    this._show();
  }

  /**
   * Runs the check, or joins the one that runs; gives the report. Rejects where `probe` rejects, and tells
   * the page by the event `preflight-error`.
   */
  run() {
    if (!this._running) {
      const running = { abort: new AbortController() };
      running.report = this._run(running.abort.signal);
      this._running = running;
      const end = () => {
        if (this._running === running) this._running = null;
      };
      running.report.then(end, end);
    }
    return this._running.report;
  }

  _probeOptions(signal) {
    const source = this.getAttribute("source") || "loopback";
    const timeoutMs = Number(this.getAttribute("timeout-ms")) || 10_000;
    const onProgress = (progress) => {
      if (signal.aborted) return;
      const step = Math.max(this._state.step, stepOf(progress.stage));
      this._set({ name: "running", step, outcome: null, isFailed: false });
      this._tell("preflight-progress", progress);
    };
    return Object.assign({ source, timeoutMs }, this.options, { signal, onProgress });
  }

  async _run(signal) {
    this._set({ name: "running", step: 0, outcome: null, isFailed: false });
    try {
      const report = await probe(this._probeOptions(signal));
      this.report = report;
      const outcome = outcomeOf(report);
      this._set({ name: "done", step: STEPS.length, outcome, isFailed: false });
      this._tell("preflight-report", { outcome, report });
      return report;
    } catch (error) {
      // The element has left the page: nobody is to be told.
      const name = signal.aborted ? "idle" : "done";
      this._set({ name, step: -1, outcome: null, isFailed: !signal.aborted });
      if (!signal.aborted) this._tell("preflight-error", { error });
      throw error;
    }
  }

  _tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  _set(state) {
    this._state = state;
    this._show();
  }

  _build() {
    const root = this.attachShadow({ mode: "open" });
    const steps = element("ol", { part: "steps" }, ...STEPS.map(() => element("li", { part: "step" })));
    const outcome = element("div", { part: "outcome", role: "status" }, element("p", { part: "title" }), element("p", { part: "advice" }));
    const button = element("button", { part: "button", type: "button" });
    button.addEventListener("click", () => {
      this.run().catch(() => {});
    });
    dress(root);
    root.append(element("slot", { name: "before" }), steps, outcome, element("slot", { name: "help" }), button);
    this._parts = { steps: Array.from(steps.children), title: outcome.children[0], advice: outcome.children[1], button };
  }

  /** Writes text only where it changes: a status is read aloud once. */
  _show() {
    if (!this._parts) return;
    const { name, step, outcome, isFailed } = this._state;
    const { steps, title, advice, button } = this._parts;
    const strings = this._strings;
    const write = (place, text) => {
      if (place.textContent !== text) place.textContent = text;
    };
    this.setAttribute("data-state", name);
    if (outcome) this.setAttribute("data-outcome", outcome);
    else this.removeAttribute("data-outcome");
    steps.forEach((place, index) => {
      const state = index < step ? "done" : index === step && name === "running" ? "running" : "waiting";
      write(place, strings.steps[STEPS[index]]);
      place.setAttribute("part", `step step-${state}`);
      if (state === "running") place.setAttribute("aria-current", "step");
      else place.removeAttribute("aria-current");
    });
    const said = isFailed ? strings.failed : outcome ? strings.outcomes[outcome] : name === "running" ? strings.running : strings.idle;
    write(title, said.title);
    write(advice, said.advice);
    write(button, name === "done" ? strings.again : strings.run);
    button.disabled = name === "running";
  }
}

/** Registers the element, once. */
export const define = (name = "ontrack-preflight") => {
  if (!customElements.get(name)) customElements.define(name, OntrackPreflight);
};
