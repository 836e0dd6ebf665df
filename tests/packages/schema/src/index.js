// The report of this browser by the schema that the package carries, read by other people's code.

import Ajv from "ajv/dist/2020";
import { probe } from "ontrack-probe";
import schema from "ontrack-probe/schema.json";

async function ask() {
  const report = await probe();
  const isValid = new Ajv({ strict: false }).compile(schema);
  if (!isValid(report)) return `invalid: ${isValid.errors[0].instancePath} ${isValid.errors[0].message}`;
  // A schema that takes anything shows nothing.
  if (isValid({ ...report, verdict: "human" })) return "a verdict that does not exist is valid";
  return report.verdict;
}

const show = (text) => {
  document.getElementById("verdict").textContent = text;
};

ask().then(show, (error) => show(`rejected: ${error}`));
