// LavaMoat's scuttling: whatever is not excepted of the globals throws when it is read. Excepted
// is what the pages of these tests need to say what they found.
"use strict";

import "ses";
import { scuttle } from "lavamoat-core/src/scuttle.js";

const ofThisPage = ["document", "location", "setTimeout", "URLSearchParams", "window", "parent", "heard", "console"];
// What drivers read before they answer.
const isChromium = navigator.userAgent.includes("Chrome/");
const ofDrivers = ["/^cdc_/", "ShadowRoot", "/Collection$/", "/List$/", "Node", "Element", ...(isChromium ? ["Function"] : [])];

lockdown();
scuttle(globalThis, { enabled: true, exceptions: [...ofThisPage, ...ofDrivers] });
