import { readStored, writeStored } from '@/components/ui/stored';
import type { ListName } from '@/lib/answers/lists/model';

const KEPT = 10;
const LONGEST = 300;

/** The queries of before, the last first. Only what is a list of texts counts: storage is anybody's. */
export function readHistory(stored: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** With one more query. What it grew out of, letter by letter, is not a query of its own. */
export function withQuery(history: readonly string[], query: string): readonly string[] {
  const text = query.trim();
  if (text.length < 2 || text.length > LONGEST) return history;
  const [last = ''] = history;
  const others = history.filter((each) => each !== text);
  const older = last !== text && text.startsWith(last) ? others.slice(1) : others;
  return [text, ...(last === '' ? others : older)].slice(0, KEPT);
}

const keyOf = (list: ListName) => `queries.${list}`;

export const historyOf = (list: ListName): readonly string[] => readHistory(readStored(keyOf(list)));

export function remember(list: ListName, query: string): void {
  const before = historyOf(list);
  const after = withQuery(before, query);
  if (after !== before) writeStored(keyOf(list), JSON.stringify(after));
}
