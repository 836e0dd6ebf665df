import { randomUUID } from "node:crypto";
import { probe } from "ontrack-probe";
import { judge } from "ontrack-probe/judge";
import { useEffect } from "react";
import { useFetcher, useLoaderData } from "react-router";

const issued = new Set();

export function loader() {
  const nonce = randomUUID();
  issued.add(nonce);
  return { nonce };
}

export async function action({ request }) {
  const evidence = await request.json();
  if (!issued.delete(evidence.nonce)) return { verdict: "not issued" };
  const { verdict } = await judge(evidence);
  return { verdict };
}

export default function Home() {
  const { nonce } = useLoaderData();
  const judged = useFetcher();

  useEffect(() => {
    const leaving = new AbortController();
    probe({ nonce, signal: leaving.signal }).then(
      ({ evidence }) => judged.submit(evidence, { method: "post", action: "/?index", encType: "application/json" }),
      () => {},
    );
    return () => leaving.abort();
    // The nonce of the first load is the one that was probed with.
  }, []);

  return (
    <p>
      This browser’s media stack: <strong id="verdict">{judged.data?.verdict ?? "looking…"}</strong>
    </p>
  );
}
