import { probe, type Report } from "ontrack-probe";

function show({ verdict, anomalies }: Report): void {
  document.querySelector("#verdict")!.textContent = verdict;
  for (const { check, observed } of anomalies) {
    const line = document.createElement("li");
    line.textContent = `${check}: ${observed}`;
    document.querySelector("#anomalies")!.append(line);
  }
}

show(await probe());
