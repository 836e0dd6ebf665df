// A page's own code: what it tells a visitor before a call.

const { probe } = require("ontrack-probe");

exports.hint = async () => {
  const { verdict } = await probe({ source: "loopback" });
  return verdict === "blocked" ? "Calls cannot work in this browser." : "";
};
