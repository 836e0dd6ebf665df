// The worker answers; a worker has no connection to look at.

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

worker.addEventListener("message", ({ data }) => {
  document.getElementById("verdict").textContent = data;
});
