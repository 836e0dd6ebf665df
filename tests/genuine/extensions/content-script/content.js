// Probes in the page that the extension's script is put into, and leaves what it found there. No
// page can load a module into this world, so what `show.js` does is written out.
(async () => {
  const text = document.createElement("pre");
  let state = "done";
  try {
    const reports = [];
    const times = Number(new URLSearchParams(location.search).get("times") ?? 1);
    while (reports.length < times) reports.push(await ontrackProbe.probe({ connectionBudget: Infinity }));
    text.id = "report-json";
    text.textContent = JSON.stringify(reports);
  } catch (error) {
    state = "failed";
    text.id = "failure";
    text.textContent = String(error);
  }
  document.body.append(text);
  document.documentElement.dataset.state = state;
})();
