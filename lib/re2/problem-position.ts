/** Prefixes that are compiled at most, to find a place. */
const MOST_TRIES = 200;

const MISSING_PAREN = 'missing closing )';
const UNEXPECTED_PAREN = 'unexpected )';

function placesOf(pattern: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = pattern.indexOf(part); at >= 0; at = pattern.indexOf(part, at + 1)) {
    places.push(at);
    if (places.length > MOST_TRIES) return [];
  }
  return places;
}

/**
 * Where a pattern that was refused goes wrong. The parser names a fragment but not its place; since it reads
 * from left to right, the place is where the shortest refused prefix ends. `reasonOf` compiles a prefix.
 */
export function problemPosition(
  pattern: string,
  description: string,
  fragment: string | null,
  reasonOf: (prefix: string) => string | null,
): number | null {
  if (description === MISSING_PAREN) {
    // What stands before the parenthesis that is never closed is whole; no later prefix is.
    const open = placesOf(pattern, '(').findLast((at) => reasonOf(pattern.slice(0, at)) === null);
    return open ?? null;
  }
  if (description === UNEXPECTED_PAREN) {
    return placesOf(pattern, ')').find((at) => reasonOf(pattern.slice(0, at + 1)) === description) ?? null;
  }
  if (description.startsWith('trailing backslash')) return pattern.length - 1;
  if (fragment === null || fragment === '') return null;
  const places = placesOf(pattern, fragment);
  if (places.length <= 1) return places[0] ?? null;
  const first = places.find((at) => reasonOf(pattern.slice(0, at + fragment.length)) === description);
  return first ?? places.at(-1) ?? null;
}
