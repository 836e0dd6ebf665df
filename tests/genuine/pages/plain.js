import { probe } from "../../../pkg/index.js";
import { show } from "./show.js";

await show(() => probe());
