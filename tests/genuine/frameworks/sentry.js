// Sentry's browser SDK with its default integrations and replay, as a site sets it up that wants to
// see its visitors' errors. Nothing is sent: the address is of nobody, and the transport is none.
import * as Sentry from "@sentry/browser";

Sentry.init({
  dsn: "https://public@example.invalid/1",
  beforeSend: (event) => {
    globalThis.heard?.push(`Sentry would report: ${event.message ?? event.exception?.values?.[0]?.value}`);
    return event;
  },
  transport: () => ({ send: async () => ({}), flush: async () => true }),
  integrations: [Sentry.replayIntegration()],
  replaysSessionSampleRate: 1,
  replaysOnErrorSampleRate: 1,
});
