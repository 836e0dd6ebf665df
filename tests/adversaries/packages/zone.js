/**
 * @technique The published zone.js, which replaces promises, timers and listeners so that Angular sees every task end.
 * @seen every Angular application with zones
 * @shows EventTarget has members more, and its addEventListener and removeEventListener are native by their own word only; setRemoteDescription's promise is not the page's Promise. That is plumbing around listeners and rewrites nothing, hence no worse than instrumented, and no better: the members are in plain sight
 * @verdict instrumented
 */
import "zone.js";
