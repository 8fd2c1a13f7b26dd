import { type Node, parsePattern } from './pattern-tree';

/** A text that must be somewhere in what a pattern matches; `fold`: in any letter case (simple case folding). */
export interface RequiredLiteral {
  readonly text: string;
  readonly fold: boolean;
}

/** More alternatives than this are not worth a search each. */
const MOST_ALTERNATIVES = 8;

/** What is known of everything that a part of a pattern matches. */
interface Known {
  /** The part matches this text and nothing else (in any letter case when it folds). */
  readonly exact: RequiredLiteral | null;
  /** Every match contains at least one of these; null when nothing is known. */
  readonly oneOf: readonly RequiredLiteral[] | null;
}

const NOTHING: Known = { exact: null, oneOf: null };

const exactly = (literal: RequiredLiteral): Known => ({
  exact: literal,
  oneOf: literal.text === '' ? null : [literal],
});

/** A set is as good as its shortest text. ASCII comes first: it is found without decoding. */
function worth(literals: readonly RequiredLiteral[] | null): number {
  if (literals === null) return 0;
  const each = literals.map(({ text }) => (/^[\x20-\x7e]*$/.test(text) ? 2 * text.length : text.length));
  return Math.min(...each) / (1 + (literals.length - 1) / 4);
}

const better = (a: Known['oneOf'], b: Known['oneOf']): Known['oneOf'] => (worth(b) > worth(a) ? b : a);

function ofSequence(parts: readonly Node[]): Known {
  let run: RequiredLiteral = { text: '', fold: false };
  let best: Known['oneOf'] = null;
  let isExact = true;
  const flush = () => {
    best = better(best, exactly(run).oneOf);
    run = { text: '', fold: false };
  };
  for (const part of parts) {
    const { exact, oneOf } = knownOf(part);
    if (exact === null) {
      isExact = false;
      flush();
      best = better(best, oneOf);
    } else if (exact.text !== '') {
      run = { text: run.text + exact.text, fold: run.fold || exact.fold };
    }
  }
  if (isExact) return exactly(run);
  flush();
  return { exact: null, oneOf: best };
}

function ofChoice(branches: readonly Node[]): Known {
  const all = branches.map((branch) => knownOf(branch).oneOf);
  const literals: RequiredLiteral[] = [];
  for (const oneOf of all) {
    if (oneOf === null) return NOTHING;
    literals.push(...oneOf);
  }
  return literals.length > MOST_ALTERNATIVES ? NOTHING : { exact: null, oneOf: literals };
}

function knownOf(node: Node): Known {
  switch (node.kind) {
    case 'text':
      return exactly({ text: node.text, fold: node.fold });
    case 'sequence':
      return ofSequence(node.parts);
    case 'choice':
      return ofChoice(node.branches);
    case 'repeat':
      // Once is required, but what stands beside it need not touch it.
      return node.min === 0 ? NOTHING : { exact: null, oneOf: knownOf(node.part).oneOf };
    case 'position':
      return exactly({ text: '', fold: false });
    case 'any':
      return NOTHING;
  }
}

/**
 * Texts of which at least one is in every text that the pattern matches anywhere; null when none is known.
 * Conservative: what is not understood counts as unknown. For a prefilter before `compileRe2`.
 */
export function requiredLiterals(
  pattern: string,
  { ignoreCase }: { readonly ignoreCase: boolean },
): readonly RequiredLiteral[] | null {
  const tree = parsePattern(pattern, ignoreCase);
  return tree === null ? null : knownOf(tree).oneOf;
}
