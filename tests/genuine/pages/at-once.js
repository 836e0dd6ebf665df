import { probe } from "../../../pkg/index.js";
import { options, times } from "./asked.js";
import { show } from "./show.js";

const PROBES = times(50);

// So many share one thread that the usual time may not suffice, which is another row.
const patient = { timeoutMs: 20_000, ...options };
await show(() => Promise.all(Array.from({ length: PROBES }, () => probe(patient))));
