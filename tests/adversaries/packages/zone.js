/**
 * @technique The published zone.js, which replaces promises, timers and listeners so that Angular sees every task end.
 * @seen every Angular application with zones
 * @shows setRemoteDescription's promise is not the page's Promise; addEventListener is native by its own word only
 * @verdict instrumented
 */
import "zone.js";
