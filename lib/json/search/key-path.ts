/** One step of a key path. */
export type PathStep =
  /** Any number of steps, also none: `**`. */
  | { readonly kind: 'any-depth' }
  /** One key or one index: `*`. */
  | { readonly kind: 'any' }
  /** A key in any of its spellings. */
  | { readonly kind: 'key'; readonly spellings: readonly string[] }
  /** A key with `*` in it: `*_cluster`. */
  | { readonly kind: 'like'; readonly expressions: readonly RegExp[] };

/** A path from anywhere down to a value; never empty. */
export interface KeyPath {
  readonly steps: readonly PathStep[];
  readonly matchCase: boolean;
}

/** The lowerCamelCase that protobuf gives a field in JSON. */
const camel = (key: string): string =>
  key.replace(/(?<=.)_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const snake = (key: string): string =>
  key.replace(/(?<=[^A-Z_])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `port_value` and `portValue` are one key: protobuf JSON allows both (protobuf.dev, ProtoJSON). */
export const spellingsOf = (key: string): readonly string[] => [...new Set([key, camel(key), snake(key)])];

const SYNTAX = /[\\^$.*+?()[\]{}|/-]/g;

function like(key: string, matchCase: boolean): RegExp {
  const parts = key.split('*').map((part) => part.replace(SYNTAX, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, matchCase ? 'su' : 'siu');
}

/** @param isQuoted its stars stand for themselves */
export function stepOf(key: string, isQuoted: boolean, matchCase: boolean): PathStep {
  if (!isQuoted && key === '**') return { kind: 'any-depth' };
  if (!isQuoted && key === '*') return { kind: 'any' };
  const spellings = isQuoted ? [key] : spellingsOf(key);
  if (isQuoted || !key.includes('*')) {
    return {
      kind: 'key',
      spellings: matchCase ? spellings : [...new Set(spellings.map((each) => each.toLowerCase()))],
    };
  }
  return { kind: 'like', expressions: spellings.map((each) => like(each, matchCase)) };
}

/** A path in dots, whose keys hold none. For paths in code; what a person typed is read by `readKeyQuery`. */
export function pathOf(dotted: string): KeyPath {
  return { steps: dotted.split('.').map((key) => stepOf(key, false, true)), matchCase: true };
}

const INDEX = /^\d+$/;

function stepMatches(step: PathStep, token: string, matchCase: boolean): boolean {
  if (step.kind === 'key') return step.spellings.includes(matchCase ? token : token.toLowerCase());
  if (step.kind === 'like') return step.expressions.some((expression) => expression.test(token));
  return true;
}

/**
 * Whether the tokens of a pointer end in a key path. Indexes of lists may be left out: `domains` is the path of every
 * element of `domains`, `routes.match` the same as `routes.*.match`.
 */
export function pathMatches({ steps, matchCase }: KeyPath, tokens: readonly string[]): boolean {
  // From the end; `open` holds how many steps may still be unmatched.
  let open: ReadonlySet<number> = new Set([steps.length]);
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at] ?? '';
    const next = new Set<number>();
    for (const left of withoutAnyDepth(open, steps)) {
      if (left === 0) return true;
      const step = steps[left - 1];
      if (step === undefined) continue;
      if (step.kind === 'any-depth') next.add(left);
      else {
        if (stepMatches(step, token, matchCase)) next.add(left - 1);
        if (INDEX.test(token)) next.add(left);
      }
    }
    open = next;
  }
  return withoutAnyDepth(open, steps).has(0);
}

/** `**` may stand for nothing. */
function withoutAnyDepth(open: ReadonlySet<number>, steps: readonly PathStep[]): ReadonlySet<number> {
  const all = new Set(open);
  for (const left of all) if (steps[left - 1]?.kind === 'any-depth') all.add(left - 1);
  return all;
}
