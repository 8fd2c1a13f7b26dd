/**
 * A stand-in for the engine, to try the judge itself: repeats the truth that lies beside the requests. With a name of
 * a verdict as first argument it is wrong in that one: `--engine 'node e2e/differential/oracle.ts fault'`.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const wrong = process.argv[2];
const requests = process.argv[process.argv.indexOf('--requests') + 1] ?? '';
for (const line of readFileSync(join(dirname(requests), 'truth.ndjson'), 'utf8')
  .trim()
  .split('\n')) {
  // Border: the judge wrote the file.
  const truth = JSON.parse(line) as Record<string, unknown>;
  console.log(JSON.stringify(truth['verdict'] === wrong ? { ...truth, verdict: 'forwarded' } : truth));
}
