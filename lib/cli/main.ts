import { hiddenValues } from '@/lib/answers/dump';
import { AppFailure, appError } from '@/lib/core/errors';
import { formatBytes, formatMillis, plural } from '@/lib/core/words';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { UsageError } from './arguments';
import { BY_SECTION, type CommandName, EXIT, type ExitCode } from './commands';
import { helpText } from './help';
import { runList } from './list-command';
import { openSource } from './open';
import { Output, OutputClosed } from './output';
import { partialLines } from './partial';
import { type ExplainRequest, type ListRequest, readRequest, type SearchRequest } from './request';
import { runSearch } from './search-command';
import type { Wanted } from './take-capture';
import { errorLine, type Say, SourceFailure } from './words';

/** Entry of `dist/cli.mjs`. */

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

/** Its reader may be gone: that is no reason to fail. */
function sayTo(fd: number): Say {
  const output = new Output(fd);
  return (line) => {
    try {
      output.write(`gatescope: ${line}\n`);
      output.flush();
    } catch {
      // Nobody is there to be told.
    }
  };
}

function verboseLine(snapshot: Snapshot, millis: number): string {
  const bytes = [...snapshot.parts.values()].reduce((sum, part) => sum + part.bytes, 0);
  const hidden = plural(hiddenValues(snapshot).count, 'value');
  const notices = plural(snapshot.notices.length, 'notice');
  return `Read ${formatBytes(bytes)} in ${formatMillis(millis)}; ${hidden} hidden; ${notices}.`;
}

/** Without its config dump an Envoy can only say where requests went: `/clusters`. */
function checkParts({ dump, hasClustersAnswer, missing }: Snapshot, command: CommandName): void {
  if (dump !== null || (hasClustersAnswer && (command === 'clusters' || command === 'endpoints'))) return;
  const error = missing.find(({ name }) => name === 'admin/config_dump')?.error;
  throw new AppFailure(error ?? appError('dump-not-understood'));
}

type Runnable = ListRequest | SearchRequest | ExplainRequest;

const commandOf = (request: Runnable): CommandName => (request.kind === 'list' ? request.list : request.kind);

function wantedFor(command: CommandName): Wanted {
  const further = BY_SECTION[command];
  return further === undefined ? {} : { scope: 'edge', further };
}

async function run(request: Runnable, root: string, say: Say): Promise<ExitCode> {
  const command = commandOf(request);
  const started = performance.now();
  const clusters = request.kind === 'explain' ? request.clusters : null;
  const snapshot = await openSource(request.source, wantedFor(command), root, say, clusters);
  if (request.verbose) say(verboseLine(snapshot, performance.now() - started));
  checkParts(snapshot, command);
  for (const line of partialLines(snapshot, command)) say(line);
  const output = new Output(STANDARD_OUTPUT);
  if (request.kind === 'explain') {
    // Its rules and words are as much code as all the rest: lists start without them.
    const { runExplain } = await import('./explain-command');
    return runExplain(snapshot, request, output, say);
  }
  return request.kind === 'list'
    ? runList(snapshot, request, output, say)
    : runSearch(snapshot, request, output, say);
}

function usage(message: string, command: CommandName | null, say: Say): ExitCode {
  for (const line of message.split('\n')) say(line);
  say(`See gatescope ${command === null ? '' : `${command} `}--help.`);
  return EXIT.usage;
}

/** Where a bug is, without what it was about: a message may quote the configuration. */
function traceOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const frames = lines.filter((line) => /^\s+at /.test(line));
  return [error instanceof Error ? error.name : typeof error, ...frames].join('\n');
}

interface Asked {
  readonly command: CommandName | null;
  readonly verbose: boolean;
}

/** What the system says where the output cannot be written; null for everything else. */
function systemReason(error: unknown): string | null {
  const isWrite =
    error instanceof Error && 'syscall' in error && error.syscall === 'write' && 'code' in error;
  return isWrite ? `The output cannot be written (${String(error.code)}). Check the free disk space.` : null;
}

function failed(error: unknown, { command, verbose }: Asked, say: Say): ExitCode {
  if (error instanceof UsageError) return usage(error.message, command, say);
  if (error instanceof SourceFailure) {
    say(error.message);
    return EXIT.source;
  }
  if (error instanceof OutputClosed) return EXIT.found;
  if (!(error instanceof AppFailure)) {
    say(systemReason(error) ?? errorLine(appError('internal')));
    if (verbose) say(traceOf(error));
    return EXIT.source;
  }
  say(errorLine(error.error));
  return error.error.code === 'bad-request' ? EXIT.usage : EXIT.source;
}

function printHelp(command: CommandName | null): ExitCode {
  const output = new Output(STANDARD_OUTPUT);
  output.write(`${helpText(command)}\n`);
  output.flush();
  return EXIT.found;
}

/**
 * Runs one command to its end: data on standard output, everything else on standard error. Answers the exit code
 * and never throws.
 * @param args what stands behind `gatescope`
 * @param root folder of the package
 */
export async function main(args: readonly string[], root: string): Promise<ExitCode> {
  const say = sayTo(STANDARD_ERROR);
  const request = readRequest(args, process.env);
  if (request.kind === 'wrong') return usage(request.message, request.command, say);
  const isHelp = request.kind === 'help';
  try {
    return isHelp ? printHelp(request.command) : await run(request, root, say);
  } catch (error) {
    const asked = isHelp
      ? { command: null, verbose: false }
      : { command: commandOf(request), verbose: request.verbose };
    return failed(error, asked, say);
  }
}
