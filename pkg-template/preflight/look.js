// How the element looks, unless the page says otherwise with `::part()` or the properties below.

export const LOOK = `
:host { display: block; --preflight-accent: #2c4fa3; --preflight-good: #17693f; --preflight-bad: #a62b25; --preflight-quiet: #595e69; font: inherit; }
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) {
  :host { --preflight-accent: #9ab4f8; --preflight-good: #6ccf9c; --preflight-bad: #f6928a; --preflight-quiet: #a4a8b2; }
}
ol { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; margin: 0 0 0.8rem; padding: 0; list-style: none; }
li { color: var(--preflight-quiet); }
li::before { content: "○" / ""; display: inline-block; width: 1.3em; }
li[part~="step-running"] { color: inherit; font-weight: 600; }
li[part~="step-running"]::before { content: "◔" / ""; }
li[part~="step-done"]::before { content: "✓" / ""; }
p { margin: 0 0 0.4rem; }
p:empty { display: none; }
[part="title"] { font-weight: 600; font-size: 1.15em; }
:host([data-outcome="ready"]) [part="title"] { color: var(--preflight-good); }
:host([data-outcome="blocked"]) [part="title"], :host([data-outcome="no-media"]) [part="title"], :host([data-outcome="unsupported"]) [part="title"] { color: var(--preflight-bad); }
button { font: inherit; min-height: 2.75em; padding: 0.4em 1.2em; margin-top: 0.4rem; border: 1px solid var(--preflight-accent); border-radius: 8px; background: none; color: var(--preflight-accent); cursor: pointer; }
button:disabled { cursor: progress; opacity: 0.6; }
`;
