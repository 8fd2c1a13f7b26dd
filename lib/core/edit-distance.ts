/** Longer texts are no names of Kubernetes objects (253 + 1 + 63) and not worth comparing. */
const LONGEST_NAME = 317;

/**
 * Levenshtein distance, or null when it is more than `limit`. Only the diagonal band that can stay within the
 * limit is filled: at most `length * (2 * limit + 1)` steps.
 */
export function editDistance(a: string, b: string, limit: number): number | null {
  if (a.length > LONGEST_NAME || b.length > LONGEST_NAME || Math.abs(a.length - b.length) > limit)
    return null;
  const far = limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, far));
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(far);
    if (i <= limit) row[0] = i;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const substitute = (previous[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(substitute, (previous[j] ?? far) + 1, (row[j - 1] ?? far) + 1, far);
    }
    previous = row;
  }
  const distance = previous[b.length] ?? far;
  return distance > limit ? null : distance;
}

/** A mistyped name is near the right one: at most three letters, and a third of its length. */
export function closestName(asked: string, names: readonly string[]): string | null {
  let limit = Math.min(3, Math.floor(asked.length / 3));
  let closest: string | null = null;
  for (const name of names) {
    const distance = editDistance(asked, name, limit);
    if (distance === null) continue;
    if (distance === 0) return name;
    closest = name;
    limit = distance - 1;
  }
  return closest;
}
