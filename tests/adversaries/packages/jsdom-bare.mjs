/**
 * @technique A window of jsdom, which has no WebRTC at all.
 * @seen scrapers that run pages in Node
 * @shows a window and a document, but no interface of the RTC family
 * @verdict blocked
 */
import { JSDOM } from "jsdom";

export const open = () => new JSDOM("<!doctype html>", { url: "https://example.invalid/" }).window;
