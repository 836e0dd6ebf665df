import { probe } from "ontrack-probe";
import { useEffect, useState } from "react";

export function MediaStack() {
  const [report, setReport] = useState(null);

  useEffect(() => {
    const leaving = new AbortController();
    // When the component is removed, its probe is aborted.
    probe({ signal: leaving.signal }).then(setReport, () => {});
    return () => leaving.abort();
  }, []);

  return (
    <p>
      This browser’s media stack: <strong id="verdict">{report?.verdict ?? "looking…"}</strong>
    </p>
  );
}
