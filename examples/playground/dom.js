// Functions that build elements. Text from a report becomes text nodes, never markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(2)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** An HTML element with attributes and children. */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Replaces the content of an element by children. Absent children are left out. */
export function replace(place, ...children) {
  place.replaceChildren();
  fill(place, {}, children);
}

/** A stroked 24 by 24 pictogram. It only repeats a word, so it is hidden from screen readers. */
export function icon(path, className = "icon") {
  const picture = { viewBox: "0 0 24 24", class: className, "aria-hidden": "true", focusable: "false" };
  const line = fill(document.createElementNS(SVG, "path"), { d: path }, []);
  return fill(document.createElementNS(SVG, "svg"), picture, [line]);
}

/** The heading of a section, with a quiet remark. */
export function heading(id, title, remark) {
  return html("h2", { id }, title, remark && [" ", html("span", { class: "quiet" }, remark)]);
}

/** A row of a description list. */
export function row(term, ...value) {
  return html("div", {}, html("dt", {}, term), html("dd", {}, ...value));
}

/** Milliseconds in a readable form. */
export function milliseconds(value) {
  if (typeof value !== "number" || !Number.isFinite(value)) return "–";
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return `${value.toFixed(value < 99.95 ? 1 : 0)} ms`;
}

/** "1 check", "3 checks". */
export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** "one", "one and two", "one, two and three". */
export function enumerated(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Fills a section whose content is folded behind its heading; one that a person opened stays open. */
export function fold(place, id, title, remark, { isOpen = false } = {}, ...children) {
  const before = place.querySelector(":scope > details");
  const content = html("div", { class: "folded" }, children);
  replace(place, html("details", { class: "fold", open: before?.open ?? isOpen }, html("summary", {}, heading(id, title, remark)), content));
}

/** Opens the folded section that an element is in, or is. */
export function unfold(element) {
  const folded = element?.closest("details.fold") ?? element?.querySelector(":scope > details.fold");
  if (folded) folded.open = true;
}
