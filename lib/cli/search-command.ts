import { dumpBytes } from '@/lib/answers/dump-bytes';
import { searchPage } from '@/lib/answers/search';
import { fail } from '@/lib/core/errors';
import { visibleText } from '@/lib/core/visible-text';
import type { JsonBytes } from '@/lib/json/bytes';
import { type SearchJob, startSearch } from '@/lib/json/search/job';
import type { QueryProblem } from '@/lib/query/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { UsageError } from './arguments';
import { EXIT, type ExitCode } from './commands';
import { type Output, OutputClosed } from './output';
import { problemLines } from './query-problem';
import type { SearchRequest } from './request';
import type { Say } from './words';

/** Hits that are described at once. */
const SLICE = 1_000;
const EVERYWHERE = { section: null, kind: null, state: null, origin: null } as const;

const wrong = (text: string, problem: QueryProblem): never => {
  throw new UsageError(problemLines(text, problem).join('\n'));
};

function finished(document: JsonBytes, request: SearchRequest): SearchJob {
  const started = startSearch(document, request);
  if (!started.ok) return wrong(request.text, started.problem);
  while (!started.job.step(Number.POSITIVE_INFINITY));
  return started.job;
}

/** `LINE:POINTER: CONTEXT` for each hit. */
function* textLines(job: SearchJob): Generator<string> {
  const { length } = job.hits;
  for (let from = 0; from < length; from += SLICE) {
    const numbers = Array.from({ length: Math.min(SLICE, length - from) }, (_, at) => from + at);
    for (const { line, pointer, context } of job.describe(numbers)) {
      yield `${line}:${visibleText(pointer)}: ${visibleText(context)}\n`;
    }
  }
}

/** Each hit as the dashboard has it, one JSON object on a line. */
function* jsonLines(snapshot: Snapshot, request: SearchRequest): Generator<string> {
  const { text, mode, matchCase, wholeWord } = request;
  const question = { ...EVERYWHERE, text, mode, matchCase, wholeWord, limit: SLICE };
  for (let offset = 0; ; offset += SLICE) {
    const { hits, problem } = searchPage(snapshot, { ...question, offset }, Number.POSITIVE_INFINITY);
    if (problem !== null) wrong(text, problem);
    for (const hit of hits) yield `${JSON.stringify(hit)}\n`;
    if (hits.length < SLICE) return;
  }
}

/** Prints every hit and answers how many there were before nobody read any more. */
function print(lines: Iterable<string>, output: Output): number {
  let count = 0;
  try {
    for (const line of lines) {
      count += 1;
      output.write(line);
    }
    output.flush();
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  }
  return count;
}

/** Searches the whole redacted config dump. Throws `UsageError`, and `AppFailure` without a config dump. */
export function runSearch(snapshot: Snapshot, request: SearchRequest, output: Output, say: Say): ExitCode {
  const document = dumpBytes(snapshot) ?? fail('not-found', { what: 'The config dump' });
  const isText = request.output === 'text';
  const lines = isText ? textLines(finished(document, request)) : jsonLines(snapshot, request);
  if (print(lines, output) > 0) return EXIT.found;
  say(`Nothing found for ${visibleText(request.text)}.`);
  return EXIT.nothing;
}
