/**
 * @package @openreplay/tracker
 * @does Records sessions for OpenReplay
 * @verdict genuine
 * @proof it has asked its server for a session
 */
import Tracker from "@openreplay/tracker";

const tracker = new Tracker({
  projectKey: "key",
  ingestPoint: `${location.origin}/ingest`,
  __DISABLE_SECURE_MODE: true,
});
tracker.start().catch(() => {});

const isAsked = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("/ingest/v1/web/start"));

globalThis.field = { isAtWork: isAsked };
