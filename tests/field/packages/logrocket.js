/**
 * @package logrocket
 * @does Records sessions for LogRocket
 * @verdict instrumented
 * @proof fetch is another one
 */
import { isFetchWrapped } from "../natives.js";
import LogRocket from "logrocket";

LogRocket.init("application/site");

globalThis.field = { isAtWork: isFetchWrapped };
