import { probe } from "../../../pkg/index.js";
import { options, times } from "./asked.js";
import { show } from "./show.js";

const PROBES = times(50);

await show(() => Promise.all(Array.from({ length: PROBES }, () => probe(options))));
