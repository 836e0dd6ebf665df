// What an import could leave behind: a global, a timer, an open handle.

const before = Object.getOwnPropertyNames(globalThis).join();
const { probe } = await import("ontrack-probe");
const { verdict, reason } = await probe();
const after = Object.getOwnPropertyNames(globalThis).join();
console.log(before === after ? `${verdict}: ${reason}` : "it left a global behind");
