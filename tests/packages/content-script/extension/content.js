// Probes in the world that it is put into. A content script has no module to import, and no file beside it.

(async () => {
  const show = (text) => {
    document.getElementById("verdict").textContent = text;
  };
  try {
    const offline = await ontrackProbe.probe();
    const { media, reason } = await ontrackProbe.probe({ source: "loopback", timeoutMs: 10000 });
    const catalogue = await ontrackProbe.checks();
    if (catalogue.length === 0) show("the catalogue is empty");
    else if (media === null) show(`no media: ${reason}`);
    else show(offline.reason ? `${offline.verdict}: ${offline.reason}` : offline.verdict);
  } catch (error) {
    show(`rejected: ${error}`);
  }
})();
