import { define } from "ontrack-probe/preflight";
import { useEffect, useRef, useState } from "react";

define();

const strings = {
  outcomes: { ready: { advice: "Press “Join” when you are ready." } },
};

export function Lobby() {
  const preflight = useRef(null);
  const [checked, setChecked] = useState(null);

  useEffect(() => {
    const element = preflight.current;
    const take = ({ detail }) => setChecked(detail);
    element.strings = strings;
    element.addEventListener("preflight-report", take);
    return () => element.removeEventListener("preflight-report", take);
  }, []);

  // Only a browser without a media stack keeps a person out of a call.
  const cannot = ["blocked", "unsupported"].includes(checked?.outcome);
  return (
    <main>
      <h1>Team meeting</h1>
      <ontrack-preflight ref={preflight} auto="">
        <p slot="help">
          The check sends nothing and asks for nothing. <a href="/help">Help</a>
        </p>
      </ontrack-preflight>
      <button type="button" disabled={checked === null || cannot}>
        Join
      </button>
      <p>
        Media stack: <span id="verdict">{checked?.report.verdict ?? "checking…"}</span>
      </p>
    </main>
  );
}
