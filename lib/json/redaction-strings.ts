import type { JsonBytes } from './bytes';
import { QUOTE } from './characters';
import { afterString, isBare } from './cursor';
import { compileLiterals, findLiterals } from './find-literals';
import type { LiteralSet } from './literal-set';
import type { Trigger } from './redaction-rules';
import type { Span } from './span';

const AT_SIGN = 0x40;

function isExact(bytes: Uint8Array, at: number, { text }: Trigger): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

function hasAtSign(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === AT_SIGN) return true;
  return false;
}

/** Where the string opens that a place is in. */
function opening(bytes: Uint8Array, at: number): number {
  let place = at;
  while (place > 0 && !(bytes[place] === QUOTE && isBare(bytes, place))) place -= 1;
  return place;
}

const compiled = new WeakMap<readonly Trigger[], LiteralSet>();

/** Kept, as their table for the kernel takes longer to make than a small document to read. */
function literalsOf(triggers: readonly Trigger[]): LiteralSet {
  const known = compiled.get(triggers);
  if (known !== undefined) return known;
  const made = compileLiterals(triggers.map(({ text }) => text));
  compiled.set(triggers, made);
  return made;
}

/** Whether a trigger that is only half a sign is a whole one where it was found. */
class Confirmation {
  readonly #bytes: Uint8Array;
  /** No `@` stands from the last trigger that asked for one to here, where its string ends. */
  #withoutAtSign = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  of(at: number, trigger: Trigger): boolean {
    if (trigger.needs === 'exact-case') return isExact(this.#bytes, at, trigger);
    if (trigger.needs !== 'at-sign') return true;
    if (at < this.#withoutAtSign) return false;
    // Triggers stand within a string: the scan may begin behind its opening quote.
    const end = afterString(this.#bytes, at);
    if (hasAtSign(this.#bytes, at, end)) return true;
    this.#withoutAtSign = end;
    return false;
  }
}

/**
 * Visits the strings of a document, keys too, that hold a trigger: in its order, each once, spans with their quotes.
 * @param visit answers before which offset nothing more is wanted
 */
export function visitTriggered(
  document: JsonBytes,
  triggers: readonly Trigger[],
  visit: (string: Span) => number,
): void {
  const { bytes } = document;
  const confirmation = new Confirmation(bytes);
  let done = 0;
  for (const { words } of findLiterals(document, literalsOf(triggers))) {
    for (let index = 0; index + 1 < words.length; index += 2) {
      const at = words[index] ?? 0;
      const trigger = triggers[words[index + 1] ?? 0];
      if (at < done || trigger === undefined || !confirmation.of(at, trigger)) continue;
      const start = opening(bytes, at);
      const end = afterString(bytes, start);
      done = Math.max(end, visit({ start, end }));
    }
  }
}
