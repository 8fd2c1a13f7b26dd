import fc from 'fast-check';
import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT } from '@/lib/core/json-pointer';
import type { SearchQuery } from '../engine';

/** A key or scalar as the document says it. */
export interface Token {
  readonly pointer: JsonPointer;
  readonly inKey: boolean;
  readonly text: string;
  readonly isString: boolean;
}

/** Every key and scalar of a document, as simple as can be. */
export function tokens(text: string): readonly Token[] {
  const parts = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs) ?? [];
  const all: Token[] = [];
  let next = 0;
  const read = (pointer: JsonPointer) => {
    const part = parts[next++] ?? '';
    if (part === '[') {
      for (let index = 0; parts[next] !== ']'; index += 1) {
        if (parts[next] === ',') next += 1;
        read(child(pointer, index));
      }
      next += 1;
    } else if (part === '{') {
      while (parts[next] !== '}') {
        if (parts[next] === ',') next += 1;
        const key = JSON.parse(parts[next] ?? '') as string;
        next += 2;
        all.push({ pointer: child(pointer, key), inKey: true, text: key, isString: true });
        read(child(pointer, key));
      }
      next += 1;
    } else {
      const isString = part.startsWith('"');
      all.push({ pointer, inKey: false, text: isString ? (JSON.parse(part) as string) : part, isString });
    }
  };
  read(ROOT);
  return all;
}

const isSame = (a: string, b: string, matchCase: boolean) =>
  a === b || (!matchCase && new RegExp(`^\\u{${a.codePointAt(0)?.toString(16)}}$`, 'iu').test(b));
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(char);

/** Whether a text holds another, character by character. */
export function holds(text: string, { text: needle, matchCase, wholeWord }: SearchQuery): boolean {
  const chars = [...text];
  const wanted = [...needle];
  return chars.some((_, at) => {
    if (!wanted.every((char, index) => isSame(char, chars[at + index] ?? '', matchCase))) return false;
    const end = at + wanted.length;
    return (
      !wholeWord ||
      (!(isWord(chars[at - 1]) && isWord(chars[at])) && !(isWord(chars[end - 1]) && isWord(chars[end])))
    );
  });
}

export const UNITS = [
  'a',
  'b',
  'k',
  'K',
  'u',
  '0',
  '1',
  '2',
  'e',
  'E',
  '/',
  '"',
  '\\',
  '\n',
  ' ',
  ',',
  ':',
  '{',
  't',
  '_',
  '-',
  'n',
];
export const WIDE = [
  'é',
  'É',
  'ß',
  'ẞ',
  'ſ',
  '\u212a',
  '😀',
  '\ud83d',
  '\ude00',
  'İ',
  '\u2028',
  '\u007f',
  '\u0001',
];

/** One text in one of its many spellings. */
export function spelled(text: string, random: () => number): string {
  const units = text.split('').map((unit) => {
    const code = unit.charCodeAt(0);
    const long = `\\u${code.toString(16).padStart(4, '0')}`;
    if (random() < 0.15) return random() < 0.5 ? long : `\\u${long.slice(2).toUpperCase()}`;
    if (unit === '/' && random() < 0.3) return '\\/';
    if (code >= 0xd800 && code < 0xe000) return unit;
    return JSON.stringify(unit).slice(1, -1);
  });
  // Halves of a pair are written raw together, or else escaped.
  return units
    .join('')
    .replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (half) => `\\u${half.charCodeAt(0).toString(16)}`,
    );
}

const anyText = fc.string({ unit: fc.constantFrom(...UNITS, ...WIDE), maxLength: 12 });

/** JSON text of any shape, in which every string is spelled in its own way. */
export const anyJson = fc
  .tuple(
    fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        anyText,
        fc.constantFrom(0, 8080, -1, 1.5, true, false, null, 1200, 21),
        fc.array(tie('node'), { maxLength: 5 }),
        fc
          .array(
            fc.tuple(
              fc.oneof(anyText, fc.constantFrom('port_value', 'portValue', 'a', ':', ',')),
              tie('node'),
            ),
            { maxLength: 4 },
          )
          .map((entries) => new Map(entries)),
      ),
    })).node,
    fc.constantFrom('', '\n', '\r\n  ', ' '),
    fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
  )
  .map(([node, space, stream]) => {
    const random = () => stream.next().value ?? 0;
    const print = (value: unknown): string => {
      if (typeof value === 'string') return `"${spelled(value, random)}"`;
      if (Array.isArray(value)) return `[${space}${value.map(print).join(`,${space}`)}]`;
      if (value instanceof Map)
        return `{${[...value].map(([key, each]) => `${space}"${spelled(String(key), random)}"${space}:${print(each)}`).join(',')}}`;
      return JSON.stringify(value);
    };
    return print(node);
  });
