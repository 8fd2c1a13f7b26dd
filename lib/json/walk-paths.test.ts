import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arena, createArena, createPlainArena } from './arena';
import type { JsonBytes } from './bytes';
import { closeBytes, openBytes } from './open-bytes';
import { compilePaths, type PathOptions, type PathRule } from './paths';
import type { Span } from './span';
import { naiveWalk } from './testing/naive-walk';
import { randomJson } from './testing/random-json';
import { CLOSE, EVENT_WORDS, fieldOf, kindOf } from './walk-events';
import { walkPaths } from './walk-paths';

const arenas: readonly (readonly [string, Arena])[] = [
  ['shared', createArena()],
  ['plain', createPlainArena()],
];

const NAMES = ['value', 'open', 'close', 'other', 'repeated'];

function openText(text: string, arena: Arena): JsonBytes {
  const opened = openBytes(new TextEncoder().encode(text), arena);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${text}`);
  return opened.value;
}

function walked(document: JsonBytes, rules: readonly PathRule[], options: PathOptions, span: Span): string[] {
  const events: string[] = [];
  let last = span.start;
  for (const { words, at } of walkPaths(document, compilePaths(rules, options), span)) {
    expect(at).toBeGreaterThanOrEqual(last);
    last = at;
    for (let index = 0; index < words.length; index += EVENT_WORDS) {
      const word = words[index] ?? 0;
      events.push(`${NAMES[kindOf(word)]} ${fieldOf(word)} ${words[index + 1]} ${words[index + 2]}`);
    }
  }
  expect(last).toBe(span.end);
  return events;
}

/** Keys of `randomJson`, so that most rules meet something. */
const token = fc.constantFrom(
  ...['*', '*', '**', 'name', '@type', 'a', 'b', 'match', 'virtual_hosts', 'routes', 'value', 'route'],
  ...['', '__proto__', 'a/b', '"', '\\', '\n', 'é', '😀', '0', 'virtualHosts'],
);
const path = fc.array(token, { maxLength: 4 });
const rule: fc.Arbitrary<PathRule> = fc.oneof(
  fc.record({ path, field: fc.nat({ max: 5 }), watch: fc.boolean() }),
  fc.record({ path, field: fc.constant(null) }),
);

describe.each(arenas)('walkPaths in %s memory', (_, arena) => {
  it('tells what the rules say of every place of a document', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(rule, { maxLength: 8 }), fc.boolean(), (seed, rules, camelCase) => {
        const document = openText(randomJson(seed, 150), arena);
        const events = walked(document, rules, { camelCase }, document.root);
        expect(events).toEqual(naiveWalk(document, rules, { camelCase }, document.root));
        closeBytes(document);
      }),
      { numRuns: 300 },
    );
  });

  it('walks a part of a document, and jumps over what no rule reaches', () => {
    const long = { x: [1, { y: 'z'.repeat(400) }], a: 'not here' };
    const item = { a: 1, skipped: long, list: [long, long], b: [2], c: { d: 'x' } };
    const document = openText(JSON.stringify({ items: Array(40).fill(item), more: [item] }, null, 1), arena);
    const rules = [
      { path: ['*', 'a'], field: 1 },
      { path: ['*', 'c', 'd'], field: 2 },
      { path: ['*', 'list'], field: 3 },
    ];
    for (const { value } of document.members(document.root)) {
      const events = walked(document, rules, {}, value);
      expect(events).toEqual(naiveWalk(document, rules, {}, value));
      expect(events.length % 4).toBe(0);
    }
  });

  it('tells a row for each element, with fields in either spelling, and what makes it unusual', () => {
    const text =
      '{"virtual_hosts":[{"routes":[{"match":{"prefix":"/a"},"x":1},{"match":{"path":"/b"}}]}],' +
      '"virtualHosts":[{"routes":[{"\\u006datch":{"prefix":"/c"},"match":{}, "name" : "n" }]}]}';
    const document = openText(text, arena);
    const route = ['virtual_hosts', '*', 'routes', '*'];
    const rules = [
      { path: route, field: 0, watch: true },
      { path: [...route, 'match', 'prefix'], field: 1 },
      { path: [...route, 'name'], field: null },
    ];
    const events = walked(document, rules, { camelCase: true }, document.root).map((event) => {
      const [kind, field, start, end] = event.split(' ');
      const told = kind === 'open' ? '{' : document.raw({ start: Number(start), end: Number(end) });
      return `${kind} ${field} ${told}`;
    });
    expect(events).toEqual([
      'open 0 {',
      'value 1 "/a"',
      'other 0 "x"',
      'close 0 {"match":{"prefix":"/a"},"x":1}',
      'open 0 {',
      'close 0 {"match":{"path":"/b"}}',
      'repeated 16777215 "virtualHosts"',
      'open 0 {',
      'value 1 "/c"',
      'repeated 16777215 "match"',
      'close 0 {"\\u006datch":{"prefix":"/c"},"match":{}, "name" : "n" }',
    ]);
  });

  it('gives the root itself, also when it is a scalar', () => {
    const rules = [{ path: [], field: 7 }];
    const [scalar, list] = ['  "x" ', ' [1] '].map((text) => openText(text, arena));
    if (scalar === undefined || list === undefined) throw new Error('not opened');
    expect(walked(scalar, rules, {}, scalar.root)).toEqual(['value 7 2 5']);
    expect(walked(list, rules, {}, list.root)).toEqual(['open 7 1 0', 'close 7 1 4']);
    expect(walked(list, [], {}, list.root)).toEqual([]);
  });

  it('gives memory back when it is stopped, and two walks do not disturb each other', () => {
    const document = openText(JSON.stringify(Array(100_000).fill({ a: 1 }), null, 1), arena);
    const table = compilePaths([{ path: ['*'], field: 3 }]);
    const size = (): number => arena.memory?.buffer.byteLength ?? 0;
    for (const outer of walkPaths(document, table)) {
      const before = [...outer.words.subarray(0, 6)];
      for (const inner of walkPaths(document, table)) if (inner.words.length > 0) break;
      expect([...outer.words.subarray(0, 6)]).toEqual(before);
    }
    const before = size();
    for (let count = 0; count < 5; count += 1) for (const _batch of walkPaths(document, table)) break;
    expect(size()).toBe(before);
    let closed = 0;
    for (const { words } of walkPaths(document, table))
      for (let index = 0; index < words.length; index += EVENT_WORDS)
        if (kindOf(words[index] ?? 0) === CLOSE) closed += 1;
    expect(closed).toBe(100_000);
  });
});

describe('compilePaths', () => {
  it('refuses what the walk cannot do', () => {
    const keys = Array.from({ length: 65 }, (_, index) => ({ path: [`k${index}`], field: 0 }));
    expect(() => compilePaths(keys)).toThrow(RangeError);
    expect(() => compilePaths([{ path: ['a'], field: 2 ** 24 }])).toThrow(RangeError);
    expect(() => compilePaths([{ path: ['\ud800'], field: 0 }])).toThrow(RangeError);
    expect(() => compilePaths([{ path: ['a'], field: null, watch: true }])).toThrow(RangeError);
  });
});
