/** Reads the log that Chromium writes of its network (`--log-net-log`). */
import { readFile, rm } from "node:fs/promises";

/** Names that nobody but the browser itself asks for; they are mapped to this one, which is none. */
const nobody = "~notfound";

/**
 * Where datagrams were `sent`, which names were `asked` for, and the paths `fetched` from servers
 * of this machine.
 */
export async function read(file) {
  const { constants, events } = JSON.parse(await readFile(file, "utf8"));
  await rm(file);
  const { UDP_BYTES_SENT, HOST_RESOLVER_MANAGER_REQUEST, URL_REQUEST_START_JOB } = constants.logEventTypes;
  const of = (type, member) =>
    events.filter((event) => event.type === type).map(({ params }) => params?.[member]).filter(Boolean);
  const hosts = of(HOST_RESOLVER_MANAGER_REQUEST, "host").map((host) => host.replace(/^https?:\/\//, ""));
  const addresses = of(URL_REQUEST_START_JOB, "url").map((url) => new URL(url));
  return {
    sent: of(UDP_BYTES_SENT, "address"),
    asked: hosts.filter((host) => host !== nobody && !host.startsWith("127.0.0.1")),
    fetched: addresses.filter(({ hostname }) => hostname === "127.0.0.1").map(({ pathname }) => pathname),
  };
}

/** The hosts of these addresses, each once. */
export function sentTo(addresses) {
  const host = (address) => address.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return [...new Set(addresses.map(host))];
}
