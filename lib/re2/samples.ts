import { type Node, parsePattern } from './pattern-tree';
import { compileRe2, type Re2 } from './re2';

/** Characters to try for a set, the plainest first. */
const CHARACTERS = [
  ...'ax1bcdefghijklmnopqrstuvwyz023456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.~/',
  ...'!"#$%&\'()*+,:;<=>?@[]^`{|}\\ ',
];

/** Different choices of branches, repetitions and characters. */
const VARIANTS = 12;
const LONGEST = 4000;
const MOST_PATTERN = 2000;

const sets = new Map<string, readonly string[]>();
const MOST_SETS = 1000;

/** Some characters of a set: `[^a]`, `\\d`, `.`. */
function charactersOf(source: string): readonly string[] {
  const known = sets.get(source);
  if (known !== undefined) return known;
  const set = compileRe2(source, { ignoreCase: false });
  const found = set.ok ? CHARACTERS.filter((each) => set.value.matchesWhole(each)).slice(0, 3) : [];
  if (sets.size >= MOST_SETS) sets.clear();
  sets.set(source, found);
  return found;
}

class TooLong extends Error {}

function times(text: string, count: number): string {
  if (text.length * count > LONGEST) throw new TooLong();
  return text.repeat(count);
}

/** One text that a part should match; where it stands may still forbid it (`^`, `\\b`). */
function textOf(node: Node, variant: number): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'position':
      return '';
    case 'any': {
      const found = charactersOf(node.source);
      return found[variant % Math.max(found.length, 1)] ?? '';
    }
    case 'sequence':
      return node.parts.map((part) => textOf(part, variant)).join('');
    case 'choice': {
      const { branches } = node;
      const branch = branches[variant % branches.length];
      return branch === undefined ? '' : textOf(branch, Math.floor(variant / branches.length));
    }
    case 'repeat': {
      const least = variant % 2 === 0 ? node.min : Math.max(node.min, 1);
      return least === 0 ? '' : times(textOf(node.part, variant), least);
    }
  }
}

function* tried(tree: Node): Generator<string> {
  for (let variant = 0; variant < VARIANTS; variant += 1) {
    try {
      yield textOf(tree, variant);
    } catch (cause) {
      if (!(cause instanceof TooLong)) throw cause;
    }
  }
}

function checked(pattern: string, regex: Re2): readonly string[] {
  const tree = pattern.length > MOST_PATTERN ? null : parsePattern(pattern, false);
  if (tree === null) return [];
  const texts = new Set([...tried(tree)].filter((text) => text.length <= LONGEST));
  return [...texts].filter((text) => regex.matchesWhole(text));
}

/** A few texts that a pattern matches as a whole, each tried; none when no simple one is found. */
export function samplesOf(pattern: string): readonly string[] {
  const compiled = compileRe2(pattern, { ignoreCase: false });
  return compiled.ok ? checked(pattern, compiled.value) : [];
}
