/**
 * @technique A window of happy-dom, which has MediaStream and its tracks but no connection.
 * @seen scrapers and component tests
 * @shows MediaStream exists while the RTC family does not
 * @verdict blocked
 */
import { Window } from "happy-dom";

export const open = () => new Window({ url: "https://example.invalid/" });
