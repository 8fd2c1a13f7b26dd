import { readFileSync } from 'node:fs';
import { AppFailure, fail } from '@/lib/core/errors';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { EXIT, type ExitCode } from './commands';
import type { Output } from './output';
import type { ExplainRequest } from './request';
import { SourceFailure } from './words';

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch {
    throw new SourceFailure(`${path} cannot be read.`);
  }
}

/** `gatescope explain --requests FILE.ndjson`: one answer line per request line. */
export function runExplain(snapshot: Snapshot, request: ExplainRequest, output: Output): ExitCode {
  const { dump, endpoints, hasClustersAnswer, missing } = snapshot;
  const unread = missing.find(({ name }) => name === 'admin/clusters')?.error;
  if (request.clusters !== null && unread !== undefined) throw new AppFailure(unread);
  const lines = linesOf(request.requests);
  const explain = explainer(dump ?? fail('dump-not-understood'), hasClustersAnswer ? endpoints : null);
  for (const line of lines) output.write(`${answerLine(explain, line)}\n`);
  output.flush();
  return EXIT.found;
}
