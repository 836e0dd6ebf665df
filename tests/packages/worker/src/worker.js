import { probe } from "ontrack-probe";

probe().then(({ verdict, reason }) => postMessage(`${verdict}: ${reason}`));
