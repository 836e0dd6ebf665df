// Comes before everything else in a page, and writes down what the page can hear of a probe: what
// it would tell its error monitoring, and what it sees loading and coming into the document.
{
  const heard = (globalThis.heard = []);
  const isTop = window.parent === window;
  const hear = (text) => {
    heard.push(text);
    // A page that only frames another one is told of it.
    if (!isTop) window.parent.postMessage({ heard: text }, "*");
  };
  addEventListener("message", ({ data }) => data?.heard && hear(data.heard));

  const words = (value) => {
    try {
      return String(value?.message ?? value);
    } catch {
      return "something without words";
    }
  };
  const events = {
    error: ({ message, target }) => message ?? `of ${target?.tagName}`,
    unhandledrejection: ({ reason }) => words(reason),
    rejectionhandled: ({ reason }) => words(reason),
    securitypolicyviolation: ({ effectiveDirective, blockedURI }) => `${effectiveDirective} ${blockedURI}`,
    messageerror: () => "",
  };
  for (const [kind, tell] of Object.entries(events)) {
    addEventListener(kind, (event) => hear(`event ${kind}: ${tell(event)}`), true);
  }
  for (const name of Object.keys(console)) {
    const said = console[name];
    if (typeof said !== "function") continue;
    console[name] = (...list) => {
      hear(`console.${name}: ${list.map(words).join(" ")}`);
      Reflect.apply(said, console, list);
    };
  }

  // The page's own parts are scripts, and what its other scripts put on the end of its body.
  const own = ["SCRIPT", "LINK", "STYLE", "PRE"];
  document.addEventListener(
    "load",
    ({ target }) => own.includes(target.tagName) || hear(`load of ${target.tagName}`),
    true,
  );
  // What comes into the document beside its body, and what is gone already.
  const parts = [...own, "HEAD", "BODY"];
  const isForeign = ({ nodeType, tagName, parentNode }) =>
    nodeType === Node.ELEMENT_NODE &&
    !parts.includes(tagName) &&
    (parentNode === null || parentNode === document.documentElement);
  new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    for (const { tagName } of added.filter(isForeign)) hear(`element ${tagName}`);
  }).observe(document, { childList: true, subtree: true });

  const loads = (entries) => entries.forEach(({ name }) => hear(`resource ${name}`));
  new PerformanceObserver((list) => loads(list.getEntries())).observe({ type: "resource", buffered: true });
  // Deprecations and interventions, which browsers tell pages that ask.
  if (typeof ReportingObserver === "function") {
    const observer = new ReportingObserver(
      (reports) => reports.forEach(({ type, body }) => hear(`report ${type}: ${body.message ?? body.effectiveDirective}`)),
      { buffered: true },
    );
    observer.observe();
  }
}
