/**
 * @package @newrelic/browser-agent
 * @does Watches errors, requests and times for New Relic
 * @verdict instrumented
 * @proof fetch is another one
 */
import { isFetchWrapped } from "../natives.js";
import { BrowserAgent } from "@newrelic/browser-agent/loaders/browser-agent";

const beacon = location.host;
new BrowserAgent({
  init: { ssl: false, ajax: { deny_list: [] } },
  info: { beacon, errorBeacon: beacon, licenseKey: "key", applicationID: "1", sa: 1 },
  loader_config: { accountID: "1", trustKey: "1", agentID: "1", licenseKey: "key", applicationID: "1" },
});

globalThis.field = { isAtWork: isFetchWrapped };
