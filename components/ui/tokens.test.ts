import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8');
const PAIR = /--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6,8}), (#[0-9a-f]{6,8})\)/g;

type Pair = readonly [light: string, dark: string];

function pairsIn(text: string): ReadonlyMap<string, Pair> {
  return new Map(
    [...text.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]),
  );
}

const tokens = pairsIn(css);

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const SURFACES = ['canvas', 'surface', 'surface-2', 'surface-3', 'overlay'];
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'warn', 'err', 'unk', 'context'].map(
    (name) =>
      [name, SURFACES.filter((surface) => surface !== 'surface-3' || name.startsWith('ink'))] as const,
  ),
  ...['ok', 'warn', 'err', 'accent', 'ink', 'ink-2'].map((name) => [name, ['accent-soft']] as const),
  ...['ok', 'warn', 'err', 'unk', 'context'].map((name) => [name, [`${name}-soft`]] as const),
  ...['code-key', 'code-str', 'code-num', 'code-lit', 'code-punct'].map(
    (name) => [name, ['surface', 'surface-2', 'accent-soft']] as const,
  ),
  ['on-accent', ['accent', 'accent-2']],
  ['on-mark', ['mark']],
];
const GRAPHICS: readonly (readonly [string, readonly string[]])[] = [
  ['control', ['canvas', 'surface', 'surface-2']],
  ['focus', SURFACES],
  ['edge', ['canvas', 'surface']],
];

function colour(pairs: ReadonlyMap<string, Pair>, name: string): Pair {
  const pair = pairs.get(name) ?? tokens.get(name);
  if (pair === undefined) throw new Error(`no token --${name}`);
  return pair;
}

function check(pairs: ReadonlyMap<string, Pair>, rules: typeof TEXT, limit: number): string[] {
  const bad: string[] = [];
  for (const [front, backs] of rules)
    for (const back of backs)
      for (const theme of [0, 1] as const) {
        const ratio = contrast(colour(pairs, front)[theme], colour(pairs, back)[theme]);
        if (ratio < limit)
          bad.push(`${front} on ${back}, ${theme === 0 ? 'light' : 'dark'}: ${ratio.toFixed(2)}`);
      }
  return bad;
}

describe('colour tokens', () => {
  it('knows the formula', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('keep text at 4.5 : 1', () => {
    expect(check(tokens, TEXT, 4.5)).toEqual([]);
  });

  it('keep outlines and graphics at 3 : 1', () => {
    expect(check(tokens, GRAPHICS, 3)).toEqual([]);
  });

  it('keep every context hue readable', () => {
    const hues = [...css.matchAll(/\[data-hue="\d"\] \{[^}]*\}/g)].map(([text]) => pairsIn(text));
    expect(hues).toHaveLength(3);
    const rules = [['context', ['surface', 'surface-2', 'surface-3', 'overlay', 'context-soft']]] as const;
    for (const hue of hues) expect(check(hue, rules, 4.5)).toEqual([]);
  });
});
