/** Times in a few figures. Their mean would tell of the machine's worst moments only. */

const rounded = (value) => Math.round(value * 1000) / 1000;

/** The value below which the part `share` of the sorted `values` lies. */
function quantile(values, share) {
  const place = (values.length - 1) * share;
  const [below, above] = [values[Math.floor(place)], values[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** The median and both quartiles. */
export function figures(values) {
  if (values.length === 0) throw new Error("nothing was measured");
  const sorted = [...values].sort((one, other) => one - other);
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => rounded(quantile(sorted, share)));
  return { median, q1, q3 };
}

/** How much larger one median is than the other. */
export const ratio = (one, other) => rounded(one.median / other.median);
