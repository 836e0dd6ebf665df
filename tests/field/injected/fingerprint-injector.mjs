/**
 * @package fingerprint-injector
 * @does Gives a driven browser the fingerprint of another; the browser is a stock one
 * @verdict inconclusive
 * @advice look for the driver elsewhere: it dresses every frame, so that nothing is left to compare with
 * @proof the page sees the number of processors of the fingerprint
 */
import { injected } from "../fingerprint.mjs";

export const script = (engine) => injected(engine, false);

export const isAtWork = () => navigator.hardwareConcurrency === 14;
