// A page for the oldest browsers that read the package's scripts, in their own syntax: each entry
// is loaded and asked once, and a script that is not read is a failure.

(async () => {
  const home = new URLSearchParams(location.search).get("tell");
  const classic = async () => ontrackProbe;
  const entry = (name) => async () => await import("../../../pkg/" + name + ".js");
  const slim = async () => {
    const library = await entry("slim")();
    // Whoever does not catch it learns it from the report.
    await library.start("../../../pkg/ontrack_probe.wasm").catch(() => {});
    return library;
  };

  const ask = async () => {
    const reports = [];
    for (const load of [classic, entry("index"), slim]) {
      const { probe, watch } = await load();
      reports.push(await probe(), await probe({ source: "loopback" }));
      reports.push(await watch(new RTCPeerConnection()).ended);
    }
    return JSON.stringify(reports);
  };
  const failed = (error) => JSON.stringify({ failed: String(error) });
  await fetch(home, { method: "POST", body: await ask().catch(failed) });
})();
