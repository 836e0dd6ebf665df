import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

const PROBES = 50;

await show(() => Promise.all(Array.from({ length: PROBES }, () => probe())));
