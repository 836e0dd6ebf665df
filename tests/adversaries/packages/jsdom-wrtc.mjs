/**
 * @technique A window of jsdom with the interfaces of @roamhq/wrtc, the real libwebrtc for Node, put into it.
 * @seen bots that take part in calls without a browser
 * @shows the challenge is reflected and tracks end; but the event is a plain object, attributes are own properties, garbage is refused with a TypeError, `ended` comes at once
 * @verdict emulated
 */
import wrtc from "@roamhq/wrtc";
import { JSDOM } from "jsdom";

export const open = () => {
  const { window } = new JSDOM("<!doctype html>", { url: "https://example.invalid/" });
  for (const [name, value] of Object.entries(wrtc)) {
    if (name !== "nonstandard") Object.defineProperty(window, name, { value, writable: true, configurable: true });
  }
  return window;
};
