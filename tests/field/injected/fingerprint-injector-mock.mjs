/**
 * @package fingerprint-injector
 * @does Gives a driven browser the fingerprint of another; with its option mockWebRTC
 * @verdict emulated
 * @media inconclusive negotiation-failed
 * @proof the page sees the number of processors of the fingerprint
 */
import { injected } from "../fingerprint.mjs";

export const script = (engine) => injected(engine, true);

export const isAtWork = () => navigator.hardwareConcurrency === 14;
