/**
 * @package @datadog/browser-rum
 * @does Watches and records sessions for Datadog
 * @verdict genuine
 * @proof it has a session
 */
import { datadogRum } from "@datadog/browser-rum";

datadogRum.init({
  applicationId: "application",
  clientToken: "token",
  proxy: `${location.origin}/datadog`,
  sessionSampleRate: 100,
  sessionReplaySampleRate: 100,
});

globalThis.field = { isAtWork: () => typeof datadogRum.getInternalContext()?.session_id === "string" };
