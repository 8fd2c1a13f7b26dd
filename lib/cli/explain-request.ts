import { oneOf, UsageError, type Values } from './arguments';
import { BULK_OUTPUTS, EXPLAIN_OUTPUTS, type ExplainOutput } from './commands';
import { type SourceChoice, STANDARD_INPUT } from './source-choice';

/** One request, in any of the forms that the dashboard's box takes. */
export interface OneRequest {
  readonly kind: 'one';
  /** The form that it was said to have; null: any. */
  readonly form: 'curl' | 'access-log' | null;
  /** `-`: what standard input has. */
  readonly text: string;
  /** Part of a name that the answer should lead to; '' for none. */
  readonly expected: string;
  readonly output: ExplainOutput;
}

export interface ManyRequests {
  readonly kind: 'many';
  /** File of request lines; `-`: standard input. */
  readonly path: string;
}

export interface ExplainAsked {
  readonly asked: OneRequest | ManyRequests;
  /** File with the answer of `/clusters?format=json`, beside a dump that is a file. */
  readonly clusters: string | null;
}

/** Ways to say what is asked; exactly one is taken. */
function askedBy(values: Values, words: readonly string[]): { readonly by: string; readonly text: string } {
  if (words.length > 1)
    throw new UsageError(
      `explain takes one URL: put quotes around ${words.join(' ')}, or use --curl or --log.`,
    );
  const ways = [
    ...words.map((text) => ({ by: 'URL', text })),
    ...['curl', 'log', 'requests'].flatMap((name) => {
      const text = values.get(name);
      return text === undefined ? [] : [{ by: `--${name}`, text }];
    }),
  ];
  const [way, another] = ways;
  if (way === undefined) throw new UsageError('explain needs a URL, --curl, --log or --requests.');
  if (another !== undefined) throw new UsageError(`${way.by} and ${another.by}: choose one way to ask.`);
  return way;
}

const FORMS: ReadonlyMap<string, OneRequest['form']> = new Map([
  ['--curl', 'curl'],
  ['--log', 'access-log'],
]);

const isCurl = (text: string): boolean => /^\s*(?:\S*[/\\])?curl(?:\.exe)?(?:\s|$)/.test(text);

function asked(values: Values, words: readonly string[]): OneRequest | ManyRequests {
  const { by, text } = askedBy(values, words);
  if (by === '--requests') {
    oneOf('output', values.get('output'), BULK_OUTPUTS);
    if (values.has('expect')) throw new UsageError('--expect and --requests do not go together.');
    return { kind: 'many', path: text };
  }
  return {
    kind: 'one',
    form: FORMS.get(by) ?? null,
    text: by === '--curl' && text !== STANDARD_INPUT && !isCurl(text) ? `curl ${text}` : text,
    expected: values.get('expect') ?? '',
    output: oneOf('output', values.get('output'), EXPLAIN_OUTPUTS),
  };
}

/**
 * What `gatescope explain` is asked. Throws `UsageError`.
 * @param words what is no option
 */
export function explainAsked(values: Values, words: readonly string[], source: SourceChoice): ExplainAsked {
  const ask = asked(values, words);
  const clusters = values.get('clusters') ?? null;
  if (clusters !== null && source.kind !== 'file') throw new UsageError('--clusters goes with --file only.');
  const dump = source.kind === 'file' ? source.path : null;
  const read = [dump, clusters, ask.kind === 'one' ? ask.text : ask.path];
  if (read.filter((path) => path === STANDARD_INPUT).length > 1)
    throw new UsageError('Standard input can be read once: - is given twice.');
  return { asked: ask, clusters };
}
