// Makes every noise that a probe must not make. Where the matrix does not hear one of them, its
// silence about other pages means nothing.

import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

await show(async () => {
  const report = await probe();
  Promise.reject(new Error("a rejection"));
  setTimeout(() => {
    throw new Error("an error");
  });
  console.warn("a warning");
  document.documentElement.append(document.createElement("iframe"), document.createElement("video"));
  document.body.append(document.createElement("script"));
  await fetch("/nothing/here").catch(() => {});
  const image = document.createElement("img");
  image.src = "/nothing/image.png";
  document.documentElement.append(image);
  // What browsers say of their own accord: Chromium of a word that it does not know, Firefox of a
  // cookie that it does not take.
  const connection = new RTCPeerConnection();
  connection.addTransceiver("video").direction = "a word";
  connection.close();
  document.cookie = "noisy=1; SameSite=None";
  await pause(200);
  return report;
});
