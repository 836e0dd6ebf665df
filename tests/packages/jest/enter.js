// A page's own code: who may enter at once.

const { probe } = require("ontrack-probe");

exports.mayEnter = async () => {
  const { verdict } = await probe();
  return verdict !== "tampered" && verdict !== "emulated";
};
