const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders names as a person would: `http.9` before `http.80`. Equal but for case: by code unit, so the order is total. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
