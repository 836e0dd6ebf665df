"use client";

import { probe } from "ontrack-probe";
import { useEffect, useState } from "react";

/** The page probes; the server judges the evidence, and its verdict counts. */
export function MediaStack() {
  const [verdict, setVerdict] = useState("looking…");

  useEffect(() => {
    const leaving = new AbortController();
    askServer(leaving.signal).then(setVerdict, () => {});
    return () => leaving.abort();
  }, []);

  return (
    <p>
      This browser’s media stack: <strong id="verdict">{verdict}</strong>
    </p>
  );
}

async function askServer(signal) {
  const { nonce } = await (await fetch("/verdict", { signal })).json();
  const { evidence } = await probe({ nonce, signal });
  const answer = await fetch("/verdict", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(evidence),
    signal,
  });
  return (await answer.json()).verdict;
}
