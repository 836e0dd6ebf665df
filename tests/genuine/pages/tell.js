// A classic script after `classic.js`, as a page has them: probes, and says what it found to
// whichever page of this origin listens.
{
  const channel = new BroadcastChannel("classic");
  const ask = async () => JSON.stringify([await ontrackProbe.probe()]);
  ask().then(
    (reports) => channel.postMessage({ reports }),
    (error) => channel.postMessage({ error: String(error) }),
  );
}

// What qiankun asks of an application that it embeds.
window.embedded = { bootstrap: async () => {}, mount: async () => {}, unmount: async () => {} };
