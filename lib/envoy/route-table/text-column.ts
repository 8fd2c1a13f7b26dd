import { BACKSLASH } from '@/lib/json/characters';
import { stringAt } from '@/lib/json/cursor';
import { textOf } from '@/lib/json/utf8';

/** Characters that are decoded in one go. */
const ROOM = 1 << 20;

/**
 * Many short strings of a document at once: their bytes are laid side by side and decoded together, which takes a
 * quarter of the time, and what is kept holds on to nothing but themselves. An end that is not behind the start makes
 * an empty text.
 * @param startOf of a string with its quotes
 */
export function textColumn(
  bytes: Uint8Array,
  count: number,
  startOf: (index: number) => number,
  endOf: (index: number) => number,
): readonly string[] {
  const texts: string[] = [];
  const scratch = new Uint8Array(ROOM);
  const ends: number[] = [];
  let used = 0;
  const flush = () => {
    const text = textOf(scratch, 0, used);
    let from = 0;
    for (const end of ends) {
      // Where all of it is ASCII, offsets of bytes are those of characters.
      texts.push(text.length === used ? text.slice(from, end) : textOf(scratch, from, end));
      from = end;
    }
    ends.length = 0;
    used = 0;
  };
  for (let index = 0; index < count; index += 1) {
    const start = startOf(index) + 1;
    const end = Math.max(start, endOf(index) - 1);
    const isLong = end - start > ROOM / 16;
    if (!isLong && used + end - start > ROOM) flush();
    let place = isLong ? end : start;
    for (let byte = bytes[place] ?? 0; place < end && byte !== BACKSLASH; byte = bytes[place] ?? 0) {
      scratch[used + place - start] = byte;
      place += 1;
    }
    if (isLong || place < end) {
      flush();
      texts.push(stringAt(bytes, { start: start - 1, end: end + 1 }));
      continue;
    }
    used += end - start;
    ends.push(used);
  }
  flush();
  return texts;
}
