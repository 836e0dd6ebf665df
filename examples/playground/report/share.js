// Copying, saving and loading a report. Only a person can start these.

import { LATE, within } from "../deadline.js";

const CLIPBOARD_MS = 3000;
const LARGEST = 8_000_000;
const DEEPEST = 64;

/** Whether a value is nested deeper than any report. No recursion, because the stack would overflow. */
function isTooDeep(content) {
  let level = [content];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
  return false;
}

/** Copies a text, or selects it if copying is refused; returns which. */
export async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return "Copied.";
  } catch {
    element.closest("details").open = true;
    getSelection().selectAllChildren(element);
    return "Selected: copy it with the keyboard.";
  }
}

/** Copies the text of a field, or selects it if copying is refused or gets no answer; returns which. */
export async function copyField(field) {
  try {
    if ((await within(CLIPBOARD_MS, navigator.clipboard.writeText(field.value))) !== LATE) return "Copied.";
  } catch {
    // Copying is refused, or there is no clipboard, as in a page without HTTPS.
  }
  field.focus();
  field.setSelectionRange(0, field.value.length);
  return "Selected: copy it with the keyboard or the menu.";
}

/** Saves a text as a file. */
export function download(text, name, type = "application/json") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The content of a file, which must be an object in JSON; throws a sentence for people. */
export async function contentOf(file) {
  if (file.size > LARGEST) throw new Error(`${file.name} is too large for a report`);
  let content;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new Error(`${file.name} is not JSON`);
  }
  const isObject = typeof content === "object" && content !== null && !Array.isArray(content);
  if (!isObject || isTooDeep(content)) {
    throw new Error(`${file.name} holds no report`);
  }
  return content;
}
