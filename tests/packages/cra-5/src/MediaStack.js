import { probe } from "ontrack-probe";
import { useEffect, useState } from "react";

export function MediaStack() {
  const [verdict, setVerdict] = useState("looking…");

  useEffect(() => {
    const leaving = new AbortController();
    probe({ signal: leaving.signal }).then((report) => setVerdict(report.verdict), () => {});
    return () => leaving.abort();
  }, []);

  return <p id="verdict">{verdict}</p>;
}
