import type { JsonBytes } from '../bytes';
import { COLON, skipSpace } from '../characters';
import { afterString } from '../cursor';
import { wholeSearch } from './engine';
import { BLOCK } from './specials';

/** Where every string value begins that is a text, in its letter case and any spelling; keys are none. */
export function stringValues(document: JsonBytes, text: string): number[] {
  const { bytes, root } = document;
  const places: number[] = [];
  const engine = wholeSearch(text).start(document, (at) => {
    if (bytes[skipSpace(bytes, afterString(bytes, at), root.end)] !== COLON) places.push(at);
  });
  for (let at = root.start; at < root.end; ) {
    const to = Math.min(root.end, (Math.floor(at / BLOCK) + 1) * BLOCK);
    engine.run(at, to);
    at = to;
  }
  engine.finish();
  return places;
}
