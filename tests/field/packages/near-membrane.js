/**
 * @package @locker/near-membrane-dom
 * @does Runs packages behind a membrane, in a frame of their own that plays the page
 * @verdict genuine
 * @proof a script behind the membrane sees the page's document
 */
import createEnvironment from "@locker/near-membrane-dom";

const inside = createEnvironment(window, { globalObjectShape: window });

globalThis.field = {
  isAtWork() {
    inside.evaluate('document.documentElement.setAttribute("inside", typeof RTCPeerConnection)');
    return document.documentElement.getAttribute("inside") === "function";
  },
};
