/**
 * @package ses
 * @does Hardens a page against its own packages: lockdown() freezes everything shared
 * @verdict genuine
 * @proof the shared prototypes are frozen
 */
// The script that pages load: as a module of a bundle it would refuse to start.
import "../node_modules/ses/dist/ses.umd.js";

lockdown();

globalThis.field = { isAtWork: () => Object.isFrozen(Array.prototype) && Object.isFrozen(TextDecoder.prototype) };
