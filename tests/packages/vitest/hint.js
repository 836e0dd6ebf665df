// A page's own code: what it tells a visitor before a call.

import { probe } from "ontrack-probe";

export const hint = async () => {
  const { verdict } = await probe({ source: "loopback" });
  return verdict === "blocked" ? "Calls cannot work in this browser." : "";
};
