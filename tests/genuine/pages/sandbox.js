import { show } from "./show.js";

const inner = document.getElementById("inner");
await show(
  () =>
    new Promise((resolve) => {
      window.addEventListener("message", ({ data, source }) => {
        if (source === inner.contentWindow && typeof data === "string") resolve(JSON.parse(data));
      });
      inner.src = `plain.html${location.search}`;
    }),
);
