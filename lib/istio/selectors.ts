type Labels = Readonly<Record<string, string>>;

/** A test for objects that carry every label of the selector; an empty selector matches everything. */
export function selectorTest(selector: Labels): (labels: Labels) => boolean {
  const wanted = Object.entries(selector);
  return (labels) => wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

/** `selectorTest` for one object. */
export function selects(selector: Labels, labels: Labels): boolean {
  return selectorTest(selector)(labels);
}

/** `istio=ingressgateway,app=edge`, as kubectl's `-l` takes it; '' for a selector that matches everything. */
export function selectorText(selector: Labels | null): string {
  return Object.entries(selector ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
