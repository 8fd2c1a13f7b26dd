/**
 * Holds an engine against a real Envoy: `npm run test:envoy-differential -- --pairs 2000 --seed 1`.
 * `--engine 'command …'` names another one than `node bin/gatescope explain`; `--truth-only` asks none and shows what
 * was tried. The same seed gives the same configurations and requests, but for the free ports in them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../cluster/ports.ts';
import { runCommand } from '../cluster/run-command.ts';
import { startBackend } from './backend.ts';
import { differences, isClear } from './compare.ts';
import { cover, emptyCoverage, printCoverage } from './coverage.ts';
import { answers } from './engine.ts';
import { type Case, madeCase } from './generate/case.ts';
import type { Certificate } from './generate/listeners.ts';
import { type RealRun, realRun } from './real-run.ts';
import { shrunk } from './shrink.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: `${process.execPath} bin/gatescope explain` },
    shrink: { type: 'string', default: '3' },
    'truth-only': { type: 'boolean', default: false },
  },
});

const PER_CASE = 200;
const command = values.engine.split(' ');
const pairs = Number(values.pairs);
const seed = Number(values.seed);
const work = await mkdtemp(join(tmpdir(), 'gatescope-judge-cert-'));
const backend = await startBackend();
const coverage = emptyCoverage();
const totals = { pairs: 0, different: 0, unclear: 0, refused: 0, shrunk: 0 };
const groups = new Map<string, number>();

async function certificate(): Promise<Certificate> {
  const pair = { certificate: join(work, 'cert.pem'), key: join(work, 'key.pem') };
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=a.com'];
  await runCommand('openssl', ['req', '-x509', ...kind, '-keyout', pair.key, '-out', pair.certificate]);
  return pair;
}

async function judge(made: Case, run: RealRun): Promise<void> {
  const told = await answers(command, run.folder);
  for (const { sent } of made.requests) {
    const truth = run.truths.get(sent.id);
    if (truth === undefined || !isClear(truth)) continue;
    const [first, ...others] = differences(truth, told.get(sent.id));
    if (first === undefined) continue;
    totals.different += 1;
    const group =
      first.field === 'verdict'
        ? `verdict ${first.truth}, answered ${first.answer}`
        : `${truth.verdict}: ${first.field}`;
    groups.set(group, (groups.get(group) ?? 0) + 1);
    if (groups.get(group) !== 1) continue;
    console.log(`\nDIFFERENCE seed ${made.seed}, ${sent.id}: ${JSON.stringify([first, ...others])}`);
    const isWanted = totals.shrunk < Number(values.shrink);
    totals.shrunk += 1;
    const small = isWanted
      ? await shrunk(made.bootstrap, sent, first.field, command, backend)
      : { bootstrap: null, sent };
    console.log(`request ${JSON.stringify(small.sent)}\ntruth ${JSON.stringify(truth)}`);
    if (small.bootstrap !== null) console.log(`configuration ${JSON.stringify(small.bootstrap)}`);
  }
}

const pem = await certificate();
try {
  for (let at = 0; totals.pairs < pairs && totals.refused < 50; at += 1) {
    const ports = [await freePort(), await freePort(), await freePort(), await freePort(), await freePort()];
    const means = { ports, backend: backend.port, certificate: pem };
    const made = madeCase(seed * 100_003 + at, Math.min(PER_CASE, pairs - totals.pairs), means);
    const sent = made.requests.map((request) => request.sent);
    const run = await realRun(made.bootstrap, sent, backend).catch((error: unknown) => {
      totals.refused += 1;
      console.log(`seed ${made.seed}: ${String(error)}`);
      return null;
    });
    if (run === null) continue;
    totals.pairs += run.truths.size;
    totals.unclear += [...run.truths.values()].filter((truth) => !isClear(truth)).length;
    cover(coverage, made, run.truths);
    try {
      if (!values['truth-only']) await judge(made, run);
    } finally {
      await run.remove();
    }
  }
} finally {
  await backend.stop();
  await rm(work, { recursive: true, force: true });
}
printCoverage(coverage);
for (const [group, times] of groups) console.log(`${times} × ${group}`);
const { pairs: asked, different, unclear, refused } = totals;
console.log(
  `seed ${seed}: ${asked} pairs, ${different} different, ${unclear} unclear, ${refused} configurations refused`,
);
process.exitCode = different > 0 || asked < pairs ? 1 : 0;
