import { isDeepStrictEqual } from 'node:util';
import { AppFailure } from '@/lib/core/errors';
import { resolvePointer } from '@/lib/core/json-pointer';
import type { Arena } from '../arena';
import type { JsonBytes } from '../bytes';
import { opens, skipSpace } from '../characters';
import { compileLiterals } from '../find-literals';
import { indexByKernel } from '../kernel/index-kernel';
import { type Kernel, kernelOf, wordsIn } from '../kernel/kernel';
import { walkByKernel } from '../kernel/walk-kernel';
import { closeBytes, openBytes } from '../open-bytes';
import { compilePaths, type PathRule } from '../paths';
import { indexPlain } from '../plain-index';
import { PlainScans } from '../plain-scans';
import { walkPlain } from '../plain-walk';
import { type Filled, type Scans, scansOf } from '../scans';
import { decodeDocument } from './reference-decode';
import { referenceParse } from './reference-parse';

/** Numbers in [0, 1). */
type Random = () => number;

function check(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(what);
}

function kernelIn(arena: Arena): Kernel {
  const kernel = kernelOf(arena);
  if (kernel === null) throw new Error('no kernel here');
  return kernel;
}

const TOKENS = [
  '*',
  '**',
  'name',
  '@type',
  'a',
  'b',
  'match',
  'virtual_hosts',
  'routes',
  'value',
  '',
  '"',
  '\\',
  'é',
  '0',
];
const NEEDLES = ['"', 'svc-', 'SVC-', 'a', 'yyyy', '\\u00', '\\', 'é', 'outbound|80', ' ', ','];
const LITERALS = compileLiterals(['svc', 'outbound', 'name', '\\u00', 'yyyyyyyyy', '":"', 'routes', 'é€']);

const pick = <T>(random: Random, list: readonly T[]): T =>
  // Lists here are never empty.
  list[Math.floor(random() * list.length)] as T;

function rules(random: Random): PathRule[] {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, (_, field) => ({
    path: Array.from({ length: Math.floor(random() * 4) }, () => pick(random, TOKENS)),
    field,
    watch: random() < 0.3,
  }));
}

/** The skip index and the verdict of the kernel and of the plain pass. */
export function compareIndex(bytes: Uint8Array, arena: Arena): void {
  const start = skipSpace(bytes, 0, bytes.length);
  if (!opens(bytes[start] ?? 0)) return;
  const plain = indexPlain(bytes, start, bytes.length);
  const index = indexByKernel(kernelIn(arena), bytes, start, bytes.length);
  check((index !== null) === (plain.ending === 'whole'), `kernel ${index !== null}, plain ${plain.ending}`);
  if (index === null) return;
  const words = wordsIn(index);
  const isSame = words.length === plain.words.length && words.every((word, at) => word === plain.words[at]);
  arena.release(index);
  check(isSame, 'the skip index is another');
}

function compareScan(
  kernel: Scans,
  plain: Scans,
  length: number,
  scan: (scans: Scans, out: Uint32Array) => Filled,
): void {
  const [a, b] = [new Uint32Array(4096), new Uint32Array(4096)];
  const [one, other] = [scan(kernel, a), scan(plain, b)];
  check(length > 4000 || one.at === other.at, 'a scan came elsewhere');
  const count = Math.min(one.count, other.count);
  check(isDeepStrictEqual(a.subarray(0, count), b.subarray(0, count)), 'a scan found something else');
}

/** Scans of the kernel and the plain ones, also over what is no JSON. */
export function compareScans(bytes: Uint8Array, arena: Arena, random: Random): void {
  const kernel = scansOf({ arena, bytes });
  const plain = new PlainScans(bytes);
  const needle = new TextEncoder().encode(pick(random, NEEDLES));
  const from = Math.floor(random() * bytes.length);
  const to = from + Math.floor(random() * (bytes.length - from + 1));
  const fold = random() < 0.5;
  compareScan(kernel, plain, bytes.length, (scans, out) => scans.find(from, to, needle, fold, out));
  compareScan(kernel, plain, bytes.length, (scans, out) => scans.literals(from, to, LITERALS, out));
  compareScan(kernel, plain, bytes.length, (scans, out) => scans.quotes(0, to, out));
  check(kernel.special(from, to) === plain.special(from, to), 'special differs');
}

function eventsOf(batches: Iterable<{ readonly words: Uint32Array }>): number[] {
  const events: number[] = [];
  for (const { words } of batches) for (const word of words) events.push(word);
  return events;
}

/** The walk by the kernel and the plain one. */
function compareWalks(document: JsonBytes, random: Random): void {
  const table = compilePaths(rules(random), { camelCase: random() < 0.5 });
  const span =
    random() < 0.7 ? document.root : document.locate(Math.floor(random() * document.bytes.length)).value;
  const kernel = eventsOf(walkByKernel(kernelIn(document.arena), document, table, span));
  check(isDeepStrictEqual(kernel, eventsOf(walkPlain(document, table, span))), 'a walk told something else');
}

/** Offset to pointer to value, against the tree. */
function comparePointers(document: JsonBytes, text: string, random: Random): void {
  const tree = referenceParse(text);
  check(isDeepStrictEqual(document.parse(document.root), tree), 'parsed to something else');
  const locator = document.locator();
  let offset = 0;
  for (let tries = 0; tries < 6; tries += 1) {
    offset += Math.floor(random() * ((document.bytes.length - offset) / 3));
    const { pointer, value, inKey } = locator.at(offset);
    const alone = document.locate(offset);
    check(isDeepStrictEqual(alone, { pointer, value, inKey }), 'located elsewhere in order');
    const isInside =
      (offset >= value.start && offset < value.end) || inKey || value.start === document.root.start;
    check(isInside, 'located elsewhere');
    const found = document.find(pointer);
    const expected = resolvePointer(tree, pointer);
    // What stands in a member that a later one with the same key replaces is not in the tree.
    check((found === null) === (expected === undefined), `found ${found !== null} at ${pointer}`);
    if (found === null) continue;
    check(isDeepStrictEqual(document.parse(found), expected), `something else at ${pointer}`);
    check(document.locate(found.start).pointer === pointer, `${pointer} is elsewhere`);
  }
}

/** Everything that can be asked of bytes: the same as of the tree, or the same error. */
export function compareDocument(bytes: Uint8Array, arena: Arena, random: Random): void {
  const expected = decodeDocument(bytes);
  const opened = openBytes(bytes, arena);
  // decodeDocument takes such bytes at the end for half a character of a document that was cut, whatever is before.
  const isHalf = bytes.subarray(-3).some((byte) => byte >= 0xc0);
  if (isHalf && !opened.ok && !expected.ok) return;
  if (!opened.ok || !expected.ok) {
    check(
      isDeepStrictEqual(opened, expected),
      `${JSON.stringify(opened)} instead of ${JSON.stringify(expected)}`,
    );
    return;
  }
  const document = opened.value;
  try {
    comparePointers(document, document.raw(document.root), random);
    compareWalks(document, random);
  } finally {
    closeBytes(document);
  }
}

/** A document of which bytes were overwritten after it was opened: errors and nonsense, but an end. */
export function surviveOverwriting(bytes: Uint8Array, arena: Arena, random: Random): void {
  const opened = openBytes(bytes, arena);
  if (!opened.ok) return;
  const document = opened.value;
  for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips -= 1)
    document.bytes[Math.floor(random() * bytes.length)] = pick(
      random,
      [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a, 0x20, 0xff],
    );
  const tryTo = (what: () => void): void => {
    try {
      what();
    } catch (cause) {
      if (!(cause instanceof AppFailure)) throw cause;
    }
  };
  const table = compilePaths(rules(random));
  tryTo(() => void eventsOf(walkByKernel(kernelIn(arena), document, table, document.root)));
  tryTo(() => void eventsOf(walkPlain(document, table, document.root)));
  for (let tries = 0; tries < 4; tries += 1) {
    const { pointer, value } = document.locate(Math.floor(random() * bytes.length));
    tryTo(() => void document.find(pointer));
    tryTo(() => void document.parse(value));
    tryTo(() => void document.count(value));
  }
  closeBytes(document);
}
