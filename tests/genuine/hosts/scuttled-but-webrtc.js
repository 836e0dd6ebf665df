// LavaMoat's scuttling, with what docs/hardened-pages.md has a page except for the library.
"use strict";

import "ses";
import { scuttle } from "lavamoat-core/src/scuttle.js";

const ofThisPage = ["document", "location", "setTimeout", "URLSearchParams", "window", "parent", "heard", "console"];
// What drivers read before they answer.
const isChromium = navigator.userAgent.includes("Chrome/");
const ofDrivers = ["/^cdc_/", "ShadowRoot", "/Collection$/", "/List$/", "Node", "Element", ...(isChromium ? ["Function"] : [])];
const ofTheLibrary = [
  "AbortSignal", "EventTarget", "FinalizationRegistry", "MessageChannel", "TextDecoder", "TextEncoder",
  "WebAssembly", "clearTimeout", "crypto", "length", "navigator", "performance", "self", "setTimeout",
  "/^MediaStream/", "/^RTC/", "webkitRTCPeerConnection",
];

lockdown();
scuttle(globalThis, { enabled: true, exceptions: [...ofThisPage, ...ofDrivers, ...ofTheLibrary] });
