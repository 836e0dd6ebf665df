// Node requires modules too, as long as nothing in them waits at the top.

const { probe } = require("ontrack-probe");

probe().then(({ verdict, reason }) => console.log(`${verdict}: ${reason}`));
