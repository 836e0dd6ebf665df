import { heard } from "./heard.js";
import { show } from "./show.js";

const reports = heard("classic");
await show(() => reports);
