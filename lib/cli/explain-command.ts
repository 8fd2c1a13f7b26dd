import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail } from '@/lib/core/errors';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import { UsageError } from './arguments';
import { EXIT, type ExitCode } from './commands';
import { openSource } from './open';
import type { Output } from './output';
import { type Say, SourceFailure } from './words';

const OPTIONS = {
  file: { type: 'string', short: 'f' },
  requests: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'explain: wrong options');
  }
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch {
    throw new SourceFailure(`${path} cannot be read.`);
  }
}

/** `gatescope explain --file DUMP --requests FILE.ndjson --output ndjson`: one answer line per request line. */
export async function runExplain(
  args: readonly string[],
  root: string,
  output: Output,
  say: Say,
): Promise<ExitCode> {
  const { file, requests, output: format = 'ndjson' } = valuesOf(args);
  if (file === undefined || requests === undefined)
    throw new UsageError('explain needs --file and --requests.');
  if (format !== 'ndjson') throw new UsageError(`--output ${format} is not known; there is ndjson.`);
  const lines = linesOf(requests);
  const { dump } = await openSource({ kind: 'file', path: file }, {}, root, say);
  const explain = explainer(dump ?? fail('dump-not-understood'));
  for (const line of lines) output.write(`${answerLine(explain, line)}\n`);
  output.flush();
  return EXIT.found;
}
