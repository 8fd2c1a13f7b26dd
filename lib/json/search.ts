import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, type Json, type JsonObject } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import { findText, type TextFinder } from './find-text';

export interface SearchOptions {
  readonly matchCase: boolean;
  /** Hits to pass over, and hits to describe after them. All are counted. */
  readonly offset: number;
  readonly limit: number;
}

/** One key or one value that holds the text, told once however often it holds it. */
export interface JsonHit {
  readonly pointer: JsonPointer;
  /** One line around the hit, cut to some 80 characters, and the place of the text in it. */
  readonly context: string;
  readonly start: number;
  readonly end: number;
  readonly inKey: boolean;
}

export interface SearchResult {
  readonly total: number;
  /** In the order of the document. */
  readonly hits: readonly JsonHit[];
  /** Hits by their first two tokens (`/configs/3`), for those that have any. */
  readonly byTopLevel: readonly { readonly pointer: JsonPointer; readonly count: number }[];
}

/** Where the walk stands in one container that is open: `next` is the place after the current one. */
type Frame =
  | { readonly list: readonly Json[]; readonly keys: null; next: number }
  | { readonly object: JsonObject; readonly keys: readonly string[]; next: number };

const BEFORE = 30;
const CONTEXT = 80;
const KEY_SHOWN = 40;

function open(container: readonly Json[] | JsonObject): Frame {
  return isJsonArray(container)
    ? { list: container, keys: null, next: 0 }
    : { object: container, keys: Object.keys(container), next: 0 };
}

/** The key or index that the walk is at. */
const tokenOf = (frame: Frame): string | number =>
  frame.keys === null ? frame.next - 1 : (frame.keys[frame.next - 1] ?? '');

function cut(text: string, at: number, length: number): { readonly text: string; readonly start: number } {
  const from = Math.max(0, Math.min(at - BEFORE, text.length - CONTEXT));
  const to = Math.max(at + Math.min(length, CONTEXT), from + CONTEXT);
  const before = from > 0 ? '…' : '';
  const after = to < text.length ? '…' : '';
  return { text: before + text.slice(from, to) + after, start: at - from + before.length };
}

/** One line: a line break or tab in a value would break the list of hits. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}

/** What stands beside a key that was found: its value, when that is short enough to say. */
function shortValue(value: Json | undefined): string {
  if (value === undefined || (typeof value === 'object' && value !== null)) return '';
  const text = String(value);
  return text.length > CONTEXT ? `: ${text.slice(0, CONTEXT)}…` : `: ${text}`;
}

class Search {
  readonly #find: TextFinder;
  readonly #options: SearchOptions;
  readonly #stack: Frame[] = [];
  readonly #hits: JsonHit[] = [];
  readonly #top = new Map<string, { readonly pointer: JsonPointer; count: number }>();
  /** A dump has few different keys: each is looked at once. */
  readonly #inKeys = new Map<string, number>();
  #total = 0;

  constructor(find: TextFinder, options: SearchOptions) {
    this.#find = find;
    this.#options = options;
  }

  run(document: Json): SearchResult {
    if (typeof document === 'object' && document !== null) this.#walk(document);
    else this.#scalar(document);
    return { total: this.#total, hits: this.#hits, byTopLevel: [...this.#top.values()] };
  }

  /** Without recursion, and without a pointer for what is only passed by. */
  #walk(document: readonly Json[] | JsonObject): void {
    this.#stack.push(open(document));
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      const size = frame.keys === null ? frame.list.length : frame.keys.length;
      if (frame.next >= size) {
        this.#stack.pop();
        continue;
      }
      frame.next += 1;
      const value =
        frame.keys === null ? frame.list[frame.next - 1] : this.#member(frame.object, tokenOf(frame));
      if (typeof value === 'object' && value !== null) this.#stack.push(open(value));
      else if (value !== undefined) this.#scalar(value);
    }
  }

  #member(object: JsonObject, token: string | number): Json | undefined {
    const key = String(token);
    const value = object[key];
    let at = this.#inKeys.get(key);
    if (at === undefined) {
      at = this.#find.inText(key);
      this.#inKeys.set(key, at);
    }
    if (at >= 0) this.#hit(at, key, value);
    return value;
  }

  #scalar(value: string | number | boolean | null): void {
    const at = typeof value === 'string' ? this.#find.inText(value) : this.#find.inScalar(value);
    if (at >= 0) this.#hit(at, null, value);
  }

  #hit(at: number, key: string | null, value: Json | undefined): void {
    this.#total += 1;
    const { offset, limit } = this.#options;
    this.#countTop();
    if (this.#total <= offset || this.#total > offset + limit) return;
    const pointer = this.#stack.reduce((parent, frame) => child(parent, tokenOf(frame)), ROOT);
    this.#hits.push({ pointer, inKey: key !== null, ...this.#context(at, key, value) });
  }

  #countTop(): void {
    const [first, second] = this.#stack;
    if (first === undefined || second === undefined) return;
    const tokens = [tokenOf(first), tokenOf(second)];
    const name = tokens.join('/');
    const top = this.#top.get(name);
    if (top === undefined) this.#top.set(name, { pointer: child(ROOT, ...tokens), count: 1 });
    else top.count += 1;
  }

  #context(at: number, key: string | null, value: Json | undefined): Omit<JsonHit, 'pointer' | 'inKey'> {
    const length = this.#find.length;
    if (key !== null) {
      const { text, start } = cut(key, at, length);
      const context = oneLine(text + shortValue(value));
      return { context, start, end: Math.min(start + length, context.length) };
    }
    const frame = this.#stack.at(-1);
    const name = frame === undefined || frame.keys === null ? '' : String(tokenOf(frame)).slice(0, KEY_SHOWN);
    const before = name === '' ? '' : `${name}: `;
    const { text, start } = cut(String(value), at, length);
    const context = oneLine(before + text);
    return {
      context,
      start: start + before.length,
      end: Math.min(start + before.length + length, context.length),
    };
  }
}

/**
 * Finds a text in keys, strings, numbers, booleans and null of a document, case-insensitively unless
 * `matchCase` is set. The empty text is nowhere. Counts all hits, describes those of one window.
 */
export function searchDocument(document: Json, text: string, options: SearchOptions): SearchResult {
  if (text === '') return { total: 0, hits: [], byTopLevel: [] };
  return new Search(findText(text, options.matchCase), options).run(document);
}
