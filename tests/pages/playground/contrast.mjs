/**
 * A script for the page: every visible text and every border of a field whose contrast is too low,
 * by the formula of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Colours with
 * transparency are laid over what is behind them.
 */
export const lowContrast = `
  const channels = (text) => {
    const numbers = (text.match(/-?[\\d.]+(?:e-?\\d+)?/g) ?? []).map(Number);
    const isShare = text.startsWith("color(");
    const [red, green, blue, alpha = 1] = text.startsWith("color(srgb") || !isShare ? numbers : [NaN];
    return [...[red, green, blue].map((channel) => (isShare ? channel : channel / 255)), alpha];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = channels(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [1, 1, 1, 1]);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const low = [];
  let looked = 0;
  const look = (element, colour, ground, wanted, what) => {
    looked += 1;
    const found = ratio(over(channels(colour), ground), ground);
    // A colour that cannot be read is told as well: NaN is not enough either.
    if (!(found >= wanted)) low.push(what + " " + element.tagName + "." + element.className + ": " + found.toFixed(2));
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || element.closest(".unseen, .skip, noscript")) continue;
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (hasText) {
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      look(element, style.color, behind(element), isLarge ? 3 : 4.5, "text");
    }
    if (element.matches("select, textarea, input:not([type=checkbox], [type=radio]), button.plain, .choice > span")) {
      look(element, style.borderTopColor, behind(element.parentElement), 3, "border");
    }
    if (element.matches(".dot, .seal, li[data-reached=true] .rung-mark")) {
      look(element, style.backgroundColor, behind(element.parentElement), 3, "mark");
    }
  }
  return { looked, low: [...new Set(low)].slice(0, 6) };
`;
