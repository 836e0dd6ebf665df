// What a server does: the verdict about evidence that came from a page.

import { readFile } from "node:fs/promises";
import { checks, judge } from "ontrack-probe/judge";

const evidence = JSON.parse(await readFile("evidence.json", "utf8"));
const { verdict } = await judge(evidence);
const emulated = await judge({ ...evidence, nonce: "another" });
const catalogue = await checks();

if (emulated.verdict === "genuine") console.log("a nonce of another session passed");
else if (catalogue.length === 0) console.log("the catalogue is empty");
else console.log(verdict);
