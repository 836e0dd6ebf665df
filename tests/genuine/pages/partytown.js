import { heard } from "./told-elsewhere.js";
import { show } from "./show.js";

const reports = heard("classic");
await show(() => reports);
