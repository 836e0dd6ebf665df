/**
 * @debian webext-form-history-control 2.5.1.0
 * @does Keeps what was written into forms
 * @verdict genuine
 * @browsers firefox
 * @proof its style is in the page
 */
const list = Object.assign(document.createElement("div"), { className: "autocomplete-suggestions" });

globalThis.field = {
  isAtWork() {
    document.body.append(list);
    return getComputedStyle(list).position === "absolute";
  },
};
