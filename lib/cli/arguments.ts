import { closestName } from '@/lib/core/edit-distance';
import { type CommandName, type Option, optionsOf } from './commands';

/** Values of options by name. */
export type Values = ReadonlyMap<string, string>;

/** What stands on a command line, before anyone asked whether it makes sense. */
export interface Arguments {
  /** A switch has ''. */
  readonly values: Values;
  /** What is no option, in order. */
  readonly words: readonly string[];
}

/** Why a command line cannot be understood, in words. */
export class UsageError extends Error {}

function unknown(given: string, options: readonly Option[]): never {
  const near = closestName(
    given,
    options.map(({ name }) => name),
  );
  throw new UsageError(`Unknown option --${given}.${near === null ? '' : ` Did you mean --${near}?`}`);
}

interface Given {
  readonly option: Option;
  /** Null when it stands in the next argument. */
  readonly inline: string | null;
}

const LONG = /^--([^=]*)(?:=(.*))?$/s;
const SHORT = /^-([A-Za-z])=?(.*)$/s;

/** The option that an argument names; null for a word. */
function optionAt(argument: string, options: readonly Option[]): Given | null {
  const long = LONG.exec(argument);
  if (long !== null) {
    const [, name = '', inline = null] = long;
    const option = options.find((each) => each.name === name) ?? unknown(name, options);
    return { option, inline };
  }
  const short = SHORT.exec(argument);
  if (short === null) return null;
  const [, letter = '', rest = ''] = short;
  const option = options.find((each) => each.short === letter);
  if (option === undefined) {
    throw new UsageError(
      `Unknown option ${argument}. A word that begins with - is written behind --, e.g. -- ${argument}`,
    );
  }
  return { option, inline: argument.length === 2 ? null : rest };
}

/** Puts one option among the values; answers how many further arguments it took. */
function put(values: Map<string, string>, { option, inline }: Given, next: string | undefined): 0 | 1 {
  const { name, value: placeholder } = option;
  if (placeholder === null) {
    if (inline !== null) throw new UsageError(`--${name} takes no value.`);
    values.set(name, '');
    return 0;
  }
  const value = inline ?? next;
  if (value === undefined || value === '') throw new UsageError(`--${name} needs a value: ${placeholder}.`);
  if (values.has(name)) throw new UsageError(`--${name} is given twice.`);
  values.set(name, value);
  return inline === null ? 1 : 0;
}

/**
 * Reads the arguments behind a command: `--name value`, `--name=value`, `-n value`, `-nvalue`; all behind `--` are
 * words. Throws `UsageError` and nothing else, whatever it is given.
 */
export function readArguments(command: CommandName, args: readonly string[]): Arguments {
  const options = optionsOf(command);
  const values = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    const given = optionAt(argument, options);
    if (given === null) words.push(argument);
    else at += put(values, given, args[at + 1]);
  }
  return { values, words };
}

/** The word of a list that was given, or that list's first. Throws `UsageError` with the nearest. */
export function oneOf<Word extends string>(
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
