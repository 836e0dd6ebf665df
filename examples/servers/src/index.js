import { observe, send } from "./ask.js";

const show = (text) => {
  document.getElementById("verdict").textContent = text;
};

observe().then(send).then(show, (error) => show(`failed: ${error}`));
