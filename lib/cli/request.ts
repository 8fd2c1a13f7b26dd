import type { ExportFormat } from '@/lib/answers/lists/model';
import { closestName } from '@/lib/core/edit-distance';
import { oneOf, readArguments, UsageError, type Values } from './arguments';
import {
  COMMANDS,
  type CommandName,
  LIST_COMMANDS,
  LIST_OUTPUTS,
  type ListCommand,
  SEARCH_OUTPUTS,
  type SearchOutput,
} from './commands';
import { type ExplainAsked, explainAsked } from './explain-request';
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

export interface ExplainRequest extends Common, ExplainAsked {
  readonly kind: 'explain';
}

/** What a command line asks for. */
export type Request =
  | ListRequest
  | SearchRequest
  | ExplainRequest
  /** Null: of the whole program. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'wrong'; readonly message: string; readonly command: CommandName | null };

function columnsOf(given: string | undefined): readonly string[] | null {
  if (given === undefined) return null;
  const ids = given
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) throw new UsageError('--columns names no column.');
  return ids;
}

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
  if (command === 'explain')
    return { kind: 'explain', ...explainAsked(values, words, common.source), ...common };
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
