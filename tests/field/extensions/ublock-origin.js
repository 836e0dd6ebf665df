/**
 * @debian webext-ublock-origin-firefox 1.67.0
 * @does Blocks advertisements and trackers
 * @verdict genuine
 * @browsers firefox
 * @proof it keeps a script from the page whose address reads like an advertisement
 */

// A script that is there, and does nothing new: it comes unless somebody blocks it.
const address = `${document.currentScript.src}?/ads-native.js`;

const isBlocked = () =>
  new Promise((resolve) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => resolve(false);
    script.onerror = () => resolve(true);
    document.head.append(script);
  });

globalThis.field = { isAtWork: isBlocked };
