import { readFileSync } from 'node:fs';
import { explainAnswer } from '@/lib/answers/explain/explain';
import type { ExplainAnswerView, ExplainView } from '@/lib/answers/explain/types';
import { plain } from '@/lib/answers/explain/words/names';
import { type Joined, joined } from '@/lib/answers/joined';
import { AppFailure, fail } from '@/lib/core/errors';
import { visibleText } from '@/lib/core/visible-text';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { UsageError } from './arguments';
import { EXIT, type ExitCode } from './commands';
import type { OneRequest } from './explain-request';
import { explainText } from './explain-text';
import type { Output } from './output';
import type { ExplainRequest } from './request';
import { STANDARD_INPUT } from './source-choice';
import { type Say, SourceFailure } from './words';

function contentOf(path: string): string {
  try {
    return readFileSync(path === STANDARD_INPUT ? 0 : path, 'utf8');
  } catch {
    throw new SourceFailure(`${path} cannot be read.`);
  }
}

/** One answer line for each request line, in their order: the contract of scripts. */
function runMany({ dump, endpoints, hasClustersAnswer }: Snapshot, path: string, output: Output): ExitCode {
  const lines = contentOf(path)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const explain = explainer(dump ?? fail('dump-not-understood'), hasClustersAnswer ? endpoints : null);
  for (const line of lines) output.write(`${answerLine(explain, line)}\n`);
  return EXIT.found;
}

/** The answer to a text, asked with what is expected of it. */
function answerTo(all: Joined, text: string, expected: string): ExplainAnswerView {
  const answer = explainAnswer(all, { kind: 'text', text });
  const { read, fields } = answer;
  if (expected === '' || fields === null) return answer;
  const again = explainAnswer(all, { kind: 'fields', fields: { ...fields, expected } });
  return { ...again, read: { ...read, problems: [...read.problems, ...again.read.problems] } };
}

const PRINTED: { readonly [Output in OneRequest['output']]: (view: ExplainView) => string } = {
  text: explainText,
  json: ({ copies }) => `${copies.json}\n`,
  md: ({ copies }) => copies.markdown,
};

const NO_SUCH = {
  curl: 'This is no curl command.',
  'access-log':
    "This is no line of Envoy's access log: neither the default format of Istio or Envoy, nor JSON.",
} as const;

function runOne(
  snapshot: Snapshot,
  { form, text, expected, output: format }: OneRequest,
  output: Output,
  say: Say,
): ExitCode {
  const all = joined(snapshot);
  const { read, view } = answerTo(all, text === STANDARD_INPUT ? contentOf(text) : text, expected);
  if (form !== null && read.kind !== form) throw new UsageError(NO_SUCH[form]);
  const problems = read.problems.map((words) => visibleText(plain(words)));
  if (view === null) throw new UsageError(problems.join('\n') || 'The request is not understood.');
  for (const line of problems) say(line);
  for (const words of read.notes) say(visibleText(plain(words)));
  if (read.unread.length > 0) say(`Not read: ${visibleText(read.unread.join(', '))}.`);
  output.write(PRINTED[format](view));
  if (view.reached !== false) return EXIT.found;
  say(`Not reached: ${visibleText(expected)}.`);
  return EXIT.nothing;
}

/**
 * `gatescope explain`: one request in words, or a file of them, one answer line each. Throws `UsageError` for a request
 * that is not understood, `SourceFailure` for a file that cannot be read, `AppFailure` for a dump that is none.
 */
export function runExplain(
  snapshot: Snapshot,
  { asked, clusters }: ExplainRequest,
  output: Output,
  say: Say,
): ExitCode {
  const unread = snapshot.missing.find(({ name }) => name === 'admin/clusters')?.error;
  if (clusters !== null && unread !== undefined) throw new AppFailure(unread);
  const code =
    asked.kind === 'many' ? runMany(snapshot, asked.path, output) : runOne(snapshot, asked, output, say);
  output.flush();
  return code;
}
