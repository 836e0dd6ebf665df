// Shows the data of the page. Texts may come from visitors: they become text nodes, never markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const part = (id) => document.getElementById(id);

  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  const whole = new Intl.NumberFormat("en");
  const percent = (share) => `${(share * 100).toFixed(share >= 0.0995 || share === 0 ? 1 : share >= 0.00995 ? 2 : 3)} %`;
  const seconds = data.days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1000);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // Examples

  async function fragmentOf(text) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  function save(text, name) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  function buttonsOf(numbers) {
    return numbers.map((number, place) => {
      const text = JSON.stringify(data.examples[number]);
      if (!data.playground) {
        return element("button", { type: "button", onclick: () => save(text, `evidence-${number + 1}.json`) }, `Save example ${place + 1}`);
      }
      const link = element("a", { className: "button", href: data.playground, target: "_blank", rel: "noopener" }, `Open example ${place + 1} in the playground`);
      fragmentOf(text).then((fragment) => { link.href = `${data.playground}#evidence=${fragment}`; }, () => {});
      return link;
    });
  }

  // What happened

  function happening(it) {
    const period = it.first === it.last ? it.first : `${it.first} to ${it.last}`;
    return element("article", { className: `card happening ${it.like}` },
      element("h3", {}, it.words.replace(/^./, (letter) => letter.toUpperCase())),
      element("p", { className: "quiet" }, `${period} · ${it.who.length > 6 ? `${it.who.slice(0, 5).join(", ")} and ${it.who.length - 5} more` : it.who.join(", ")}`),
      element("ul", {}, ...it.because.map((because) => element("li", {}, because))),
      element("details", {},
        element("summary", {}, `${it.changes.length} rates changed`),
        element("ul", {}, ...it.changes.slice(0, 60).map((change) => element("li", {}, change)))),
      ...buttonsOf(it.examples));
  }

  // Verdicts

  const charts = [];

  function marks(chart) {
    const { ctx, bbox } = chart;
    for (const it of data.happenings) {
      const at = Math.round(chart.valToPos(Date.parse(`${it.first}T00:00:00Z`) / 1000, "x", true));
      ctx.save();
      ctx.strokeStyle = colour(it.like);
      ctx.lineWidth = 2 * devicePixelRatio;
      ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    }
  }

  function draw(place, verdict, reading) {
    const accent = colour("accent");
    const axis = { stroke: colour("quiet"), grid: { stroke: colour("line"), width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    const shares = verdict.counts.map((count, day) => (data.visitors[day] > 0 ? count / data.visitors[day] : null));
    const last = data.days.length - 1;
    const say = (day) => {
      reading.textContent = day < 0 ? "" : `${data.days[day]}: ${percent(shares[day] ?? 0)}, ${whole.format(verdict.counts[day])} of ${whole.format(data.visitors[day])}`;
    };
    say(last);
    const options = {
      width: Math.max(place.clientWidth, 200),
      height: 170,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      cursor: { sync: { key: "days" }, y: false, points: { size: 6 } },
      legend: { show: false },
      scales: { y: { range: (_, least, most) => [0, Math.max(most * 1.1, 1e-4)] } },
      axes: [
        { ...axis, values: (_, ticks) => ticks.map((time) => new Date(time * 1000).toLocaleDateString("en", { month: "short", day: "numeric", timeZone: "UTC" })), space: 60, size: 32, gap: 8 },
        { ...axis, size: 58, values: (_, ticks) => ticks.map((share) => `${+(share * 100).toPrecision(3)} %`) },
      ],
      series: [
        {},
        { stroke: "transparent", points: { show: false } },
        { stroke: "transparent", points: { show: false } },
        { stroke: accent, width: 2, points: { show: seconds.length < 3 } },
      ],
      bands: [{ series: [1, 2], fill: `color-mix(in srgb, ${accent} 22%, transparent)` }],
      hooks: {
        draw: [marks],
        setCursor: [(chart) => say(chart.cursor.idx ?? last)],
      },
    };
    const chart = new uPlot(options, [seconds, verdict.high, verdict.low, shares], place);
    charts.push({ chart, place });
  }

  function verdictCard(verdict) {
    const all = verdict.counts.reduce((sum, count) => sum + count, 0);
    const visitors = data.visitors.reduce((sum, count) => sum + count, 0);
    const place = element("div", { className: "chart", role: "img", "aria-label": `The share of ${verdict.name} by day` });
    const reading = element("p", { className: "reading" });
    const card = element("div", { className: "card" },
      element("div", { className: "numbers" }, element("h3", {}, verdict.name), element("b", {}, percent(all / Math.max(visitors, 1)))),
      place, reading);
    return { card, show: () => draw(place, verdict, reading) };
  }

  function drawAll(cards) {
    for (const { chart } of charts.splice(0)) chart.destroy();
    for (const { show } of cards) show();
  }

  // The matrix

  function heading(browser) {
    return element("th", { scope: "col" }, browser.name, element("small", {}, whole.format(browser.visitors)));
  }

  function cell({ count, of }) {
    const share = of > 0 ? count / of : 0;
    const made = element("td", { className: of < 30 ? "few" : count === 0 ? "none" : "", title: `${whole.format(count)} of ${whole.format(of)}` }, of === 0 ? "" : share === 0 ? "0" : (share * 100).toPrecision(2).replace(/\.0$/, ""));
    // Rare failures must be seen beside those of everybody.
    made.style.setProperty("--share", (0.65 * Math.sqrt(share)).toFixed(3));
    return made;
  }

  function matrix() {
    const { browsers, checks } = data.matrix;
    part("matrix-about").textContent = checks.length === 0
      ? "No check failed."
      : `Of 100 visitors with this version, as many fail this check; from ${data.matrix.from} to ${data.matrix.to}. Pale figures are of fewer than 30 visitors. The checks are those that fail most often.`;
    part("matrix").replaceChildren(
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "check"), ...browsers.map(heading))),
      element("tbody", {}, ...checks.map((check) => element("tr", {},
        element("th", { scope: "row", title: check.title }, check.id, element("small", {}, check.weight)),
        ...check.rates.map(cell)))));
  }

  // Unfamiliar versions

  function unfamiliar() {
    part("unfamiliar-about").textContent = data.unfamiliar.length === 0
      ? "There is none: every version behaves as one that was measured."
      : "Versions whose visitors are inconclusive because of unfamiliar behaviour. A newer judge may know them: keep the evidence and judge it again.";
    part("unfamiliar").parentElement.hidden = data.unfamiliar.length === 0;
    part("unfamiliar").replaceChildren(
      element("thead", {}, element("tr", {}, ...["version", "first seen", "visitors", "unfamiliar", "most failed checks", "examples"].map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...data.unfamiliar.map((it) => element("tr", {},
        element("th", { scope: "row" }, it.name),
        element("td", {}, it.first),
        element("td", {}, whole.format(it.visitors)),
        element("td", {}, percent(it.share)),
        element("td", { className: "words" }, it.checks.map((check) => `${check.id} (${percent(check.share)})`).join(", ")),
        element("td", { className: "words" }, ...buttonsOf(it.examples))))));
  }

  const visitors = data.visitors.reduce((sum, count) => sum + count, 0);
  part("period").textContent = data.days.length === 0 ? "No visitors." : `${data.days[0]} to ${data.days.at(-1)} · ${whole.format(visitors)} visitors`;
  part("happened-about").textContent = data.happenings.length === 0
    ? `Nothing changed: ${whole.format(data.comparisons)} rates were compared with the days before.`
    : `${whole.format(data.comparisons)} rates were compared with the days before. What a change looks like is an opinion of plain rules, not a proof.`;
  part("happenings").replaceChildren(...data.happenings.map(happening));
  const cards = data.verdicts.map(verdictCard);
  part("verdicts").replaceChildren(...cards.map(({ card }) => card));
  matrix();
  unfamiliar();
  part("made").textContent = `Made by ontrack-fleet ${data.version} from rows that its judge ${data.version} or another one judged. This page requests nothing from anywhere.`;
  drawAll(cards);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll(cards));
  new ResizeObserver(() => {
    for (const { chart, place } of charts) {
      const width = Math.max(place.clientWidth, 200);
      if (chart.width !== width) chart.setSize({ width, height: 170 });
    }
  }).observe(part("verdicts"));
  document.documentElement.dataset.state = "done";
})();
