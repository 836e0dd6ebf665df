/**
 * @package rrweb
 * @does Records what a page shows
 * @verdict genuine
 * @proof it has recorded
 */
import { record } from "rrweb";

let events = 0;
record({ emit: () => (events += 1), recordCanvas: true });

globalThis.field = { isAtWork: () => events > 1 };
