import type { ExportFormat } from '@/lib/answers/lists/model';
import { closestName } from '@/lib/core/edit-distance';
import { readArguments, UsageError } from './arguments';
import {
  COMMANDS,
  type CommandName,
  EXPLAIN_OUTPUTS,
  LIST_COMMANDS,
  LIST_OUTPUTS,
  type ListCommand,
  SEARCH_OUTPUTS,
  type SearchOutput,
} from './commands';
import { type SourceChoice, sourceChoice } from './source-choice';

interface Common {
  readonly source: SourceChoice;
  readonly verbose: boolean;
}

export interface ListRequest extends Common {
  readonly kind: 'list';
  readonly list: ListCommand;
  /** Query language of `lib/query`. */
  readonly query: string;
  readonly output: ExportFormat;
  /** Ids in the order wanted; null for those that the format shows unasked. */
  readonly columns: readonly string[] | null;
  readonly sort: string | null;
}

export interface SearchRequest extends Common {
  readonly kind: 'search';
  readonly text: string;
  readonly mode: 'text' | 'regex' | 'key';
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly output: SearchOutput;
}

export interface ExplainRequest extends Common {
  readonly kind: 'explain';
  /** File of request lines; `-`: standard input. */
  readonly requests: string;
  /** File with the answer of `/clusters?format=json`, beside a dump that is a file. */
  readonly clusters: string | null;
}

/** What a command line asks for. */
export type Request =
  | ListRequest
  | SearchRequest
  | ExplainRequest
  /** Null: of the whole program. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'wrong'; readonly message: string; readonly command: CommandName | null };

/** The word of a list that was given, or that list's first. Throws `UsageError` with the nearest. */
function oneOf<Word extends string>(
  name: string,
  given: string | undefined,
  known: readonly [Word, ...Word[]],
): Word {
  if (given === undefined) return known[0];
  const found = known.find((each) => each === given);
  if (found !== undefined) return found;
  const near = closestName(given, known);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  throw new UsageError(`--${name} ${given} is not known; there are ${known.join(', ')}.${meant}`);
}

function columnsOf(given: string | undefined): readonly string[] | null {
  if (given === undefined) return null;
  const ids = given
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) throw new UsageError('--columns names no column.');
  return ids;
}

type Values = ReadonlyMap<string, string>;

function listRequest(list: ListCommand, values: Values, words: readonly string[], common: Common): Request {
  return {
    kind: 'list',
    list,
    query: words.join(' '),
    output: oneOf('output', values.get('output'), LIST_OUTPUTS),
    columns: columnsOf(values.get('columns')),
    sort: values.get('sort') ?? null,
    ...common,
  };
}

function searchRequest(values: Values, words: readonly string[], common: Common): Request {
  const [text, another] = words;
  if (text === undefined || text === '') throw new UsageError('search needs a PATTERN.');
  if (another !== undefined) {
    throw new UsageError(`search takes one PATTERN: put quotes around ${words.join(' ')}`);
  }
  if (values.has('regex') && values.has('key')) {
    throw new UsageError('--regex and --key do not go together; a key query has /…/ for its value.');
  }
  return {
    kind: 'search',
    text,
    mode: values.has('regex') ? 'regex' : values.has('key') ? 'key' : 'text',
    matchCase: values.has('match-case'),
    wholeWord: values.has('word'),
    output: oneOf('output', values.get('output'), SEARCH_OUTPUTS),
    ...common,
  };
}

function explainRequest(values: Values, words: readonly string[], common: Common): Request {
  const [word] = words;
  if (word !== undefined) throw new UsageError(`explain takes no ${word}: --requests names a file.`);
  const requests = values.get('requests');
  if (requests === undefined) throw new UsageError('explain needs --requests.');
  const clusters = values.get('clusters') ?? null;
  if (clusters !== null && common.source.kind !== 'file')
    throw new UsageError('--clusters goes with --file only.');
  oneOf('output', values.get('output'), EXPLAIN_OUTPUTS);
  return { kind: 'explain', requests, clusters, ...common };
}

const commandNamed = (word: string | undefined): CommandName | null =>
  COMMANDS.find((each) => each === word) ?? null;

function requestOf(
  command: CommandName,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Request {
  const { values, words } = readArguments(command, args);
  if (values.has('help')) return { kind: 'help', command };
  const common = { source: sourceChoice(values, env), verbose: values.has('verbose') };
  if (command === 'explain') return explainRequest(values, words, common);
  const list = LIST_COMMANDS.find((each) => each === command);
  return list === undefined ? searchRequest(values, words, common) : listRequest(list, values, words, common);
}

/** Reads a whole command line, the command first. Never throws. */
export function readRequest(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Request {
  const [first, second] = args;
  if (first === undefined) return { kind: 'help', command: null };
  if (first === 'help') return { kind: 'help', command: commandNamed(second) };
  const command = commandNamed(first);
  if (command === null) {
    const near = closestName(first, COMMANDS);
    const meant = near === null ? '' : ` Did you mean gatescope ${near}?`;
    return { kind: 'wrong', message: `Unexpected argument: ${first}.${meant}`, command };
  }
  try {
    return requestOf(command, args.slice(1), env);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'wrong', message: error.message, command };
    throw error;
  }
}
