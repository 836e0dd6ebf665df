/** The judgement of a server in a few lines for people. */

const line = (name, value) => `  ${name.padEnd(10)}${value}\n`;

/** Its verdict, and the claims by how they hold. */
export function judgement({ verdict, reason, claims }) {
  const named = (holds) => claims.filter((claim) => claim.holds === holds).map(({ claim }) => claim);
  const states = { holds: true, "DOES NOT HOLD": false, "not to be compared": null };
  const rows = Object.entries(states).map(([name, holds]) => [name, named(holds)]);
  return [
    "\nThe judgement of the server\n",
    line("verdict", reason ? `${verdict} (${reason})` : verdict),
    ...rows.filter(([, names]) => names.length > 0).map(([name, names]) => line("", `${name}: ${names.join(", ")}`)),
  ].join("");
}
