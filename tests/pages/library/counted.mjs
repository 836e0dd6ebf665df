/**
 * Counts what a browser sends while a page is visited, in a network namespace with one interface
 * that leads out and nobody behind it.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { apart, inside, whyNotApart } from "./apart.mjs";
import { pause } from "./deadline.mjs";
import { reportsOf } from "./page.mjs";
import { serve } from "./serve.mjs";
import { Session } from "./session.mjs";

/**
 * Browsers gather candidates only where there is a way out. Nobody is at the other end, and a known
 * neighbour keeps the system from asking who is. The system itself would greet routers of version 6.
 */
const wayOut = [
  "echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6",
  "ip link add out type veth peer name nowhere",
  "ip link set nowhere up",
  "ip address add 192.0.2.2/24 dev out",
  "ip link set out up",
  "ip neighbour add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out",
  "ip route add default via 192.0.2.1",
].join(" && ");

/** Why this machine cannot count; undefined when it can. */
export const whyNotCounted = () => whyNotApart(wayOut);

/** What browsers ask for of their own accord, whatever page there is. Other names are still asked. */
const quiet = {
  extraArguments: ["--host-resolver-rules=MAP *.google.com ~NOTFOUND, MAP *.googleapis.com ~NOTFOUND"],
  preferences: { "network.dns.localDomains": "firefox.settings.services.mozilla.com" },
};

/**
 * What each visit of an address below the server sent, `{ udp, off, multicast, reports }`: datagrams of
 * UDP that left any socket, packets of any kind that left the machine, and how many of those went to a
 * multicast group of the local network, as browsers announce the `.local` names of their candidates.
 * `extraArguments` are the browser's.
 */
export function counted(browser, visits, extraArguments = []) {
  const settings = { ...quiet, extraArguments: [...quiet.extraArguments, ...extraArguments] };
  return apart(wayOut, fileURLToPath(import.meta.url), { browser, settings, visits });
}

/** What the visit of a page brings on is sent by then. */
const afterwardsMs = 1000;
/** A browser that starts looks around. */
const settlesMs = 3000;

/** The number in this column of the second of the two lines that begin with this word. */
function column(file, word, name) {
  const [names, values] = readFileSync(file, "utf8").split("\n").filter((line) => line.startsWith(`${word}:`));
  return Number(values.split(" ")[names.split(" ").indexOf(name)]);
}

function counters() {
  const interfaces = readFileSync("/proc/net/dev", "utf8").split("\n");
  const out = interfaces.find((line) => line.trim().startsWith("out:")).split(":")[1].trim().split(/\s+/);
  return {
    udp: column("/proc/net/snmp", "Udp", "OutDatagrams"),
    off: Number(out[9]),
    multicast: column("/proc/net/netstat", "IpExt", "OutMcastPkts"),
  };
}

async function visited(driver, address) {
  const before = counters();
  const reports = await reportsOf(driver, address);
  await pause(afterwardsMs);
  const sent = Object.entries(counters()).map(([name, count]) => [name, count - before[name]]);
  return { ...Object.fromEntries(sent), reports };
}

await inside(import.meta.url, async ({ browser, settings, visits }) => {
  const server = await serve();
  const session = new Session(browser, settings);
  const driver = await session.driver();
  await driver.get(`${server.address}/tests/genuine/pages/blank.html`);
  await pause(settlesMs);
  const found = [];
  for (const visit of visits) found.push(await visited(driver, server.address + visit));
  await session.end();
  return found;
});
