import { probe } from "ontrack-probe";
import { useEffect, useState } from "react";

export function MediaStack() {
  const [report, setReport] = useState(null);

  useEffect(() => {
    const leaving = new AbortController();
    // A component that goes away takes its probe with it.
    probe({ signal: leaving.signal }).then(setReport, () => {});
    return () => leaving.abort();
  }, []);

  return (
    <p>
      This browser’s media stack: <strong id="verdict">{report?.verdict ?? "looking…"}</strong>
    </p>
  );
}
