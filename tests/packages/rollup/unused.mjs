// A package without effects at import leaves nothing behind where it is not used. It is
// imported by path: there the bundler does not read what package.json says of side
// effects, and has to see it for itself.

import { writeFile } from "node:fs/promises";
import { rollup } from "rollup";

const source = `
import { probe } from "./node_modules/ontrack-probe/index.js";
import * as slim from "./node_modules/ontrack-probe/slim.js";
import { judge } from "./node_modules/ontrack-probe/judge.js";
console.log("alone");
`;

await writeFile("unused-source.js", source);
const bundle = await rollup({ input: "unused-source.js", external: /checks\.js$/ });
const { output } = await bundle.generate({ format: "es" });
const code = output[0].code.trim();
console.log(code === 'console.log("alone");' ? "dropped" : `left: ${code.slice(0, 200)}`);
