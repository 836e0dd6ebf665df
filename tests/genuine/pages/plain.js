import { probe } from "../../../pkg/index.js";
import { options } from "./asked.js";
import { show } from "./show.js";

await show(() => probe(options));
