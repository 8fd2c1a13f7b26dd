import type { Json } from '@/lib/core/json';

/**
 * JSON text to its value, for text that is known to be JSON. An oracle for tests, as JSON.parse is none: V8 reads an
 * escaped key as another one when it met a key with a backslash before (nodejs/node#63785).
 */
export function referenceParse(text: string): Json {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs) ?? [];
  let next = 0;
  const take = (): string => tokens[next++] ?? '';
  const value = (): Json => {
    const token = take();
    if (token === '[') return list();
    if (token === '{') return members();
    // Scalars are not touched by the bug.
    return JSON.parse(token) as Json;
  };
  const list = (): Json => {
    const items: Json[] = [];
    if (tokens[next] === ']') next += 1;
    else
      do items.push(value());
      while (take() === ',');
    return items;
  };
  const members = (): Json => {
    const entries: [string, Json][] = [];
    if (tokens[next] === '}') next += 1;
    else
      do {
        // A key is a string.
        const key = JSON.parse(take()) as string;
        next += 1;
        entries.push([key, value()]);
      } while (take() === ',');
    return Object.fromEntries(entries);
  };
  return value();
}
