import * as library from "ontrack-probe";

export { library };

export const ask = async () => (await library.probe({ source: "loopback", timeoutMs: 10000 })).media;
