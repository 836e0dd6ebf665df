import * as own from "ontrack-probe";
import { ask, library } from "remote/probing";

async function probed() {
  if (library.probe !== own.probe) return "there are two copies";
  const { reason, verdict } = await own.probe();
  if ((await ask()) === null) return "no media";
  return reason ? `${verdict}: ${reason}` : verdict;
}

const show = (text) => {
  document.getElementById("verdict").textContent = text;
};

probed().then(show, (error) => show(`rejected: ${error}`));
