// A worker with a window and a document, as libraries make them so that a page's scripts run there.

self.window = self;
self.document = {
  documentElement: { appendChild: (node) => node },
  createElement: () => ({ style: {}, setAttribute() {}, remove() {} }),
};
const { probe } = await import("../../../pkg/index.js");
const channel = new BroadcastChannel("dressed-worker");
channel.postMessage({ reports: JSON.stringify([await probe()]) });
