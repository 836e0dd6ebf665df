/** Lines of figures for people. What is missing is no number, and reaches no goal. */

const number = (value) => (typeof value === "number" ? value : Number.NaN);

/** A line with a figure in each column. */
export const line = (name, ...cells) =>
  `  ${name.padEnd(28)}${cells.map((cell) => (typeof cell === "string" ? cell : number(cell).toFixed(1)).padStart(9)).join("")}`;

/** The line above quartiles. */
export const heading = line("", "median", "q1", "q3");

/** A line of `{ median, q1, q3 }`. */
export const quartiles = (name, figures) => line(name, ...["median", "q1", "q3"].map((part) => number(figures?.[part])));

/** A ratio with the most it may be, and whether that is reached. */
export const goal = (ratio, of, most) =>
  `  goal: ${number(ratio).toFixed(2)} × ${of} (at most ${most}): ${ratio <= most ? "reached" : "NOT reached"}`;
