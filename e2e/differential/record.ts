/** docs/differential.json: the last recorded run, which `npm run bench` prints into docs/benchmarks.md. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DifferentialRecord } from '../bench/results/model.ts';
import { ENVOY_VERSION } from '../envoy/binary.ts';
import { type Coverage, rows } from './coverage.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = `${ROOT}docs/differential.json`;

export interface RunFigures {
  readonly seed: number;
  readonly pairs: number;
  readonly seconds: number;
  readonly different: number;
  readonly unclear: number;
  readonly coverage: Coverage;
}

/** Laid out as the format check wants it. */
export function record({ coverage, ...figures }: RunFigures): void {
  const entry: DifferentialRecord = {
    command: `npm run test:envoy-differential -- --pairs ${figures.pairs} --seed ${figures.seed}`,
    commit: execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
    envoy: ENVOY_VERSION,
    ...figures,
    verdicts: Object.fromEntries([...coverage.verdicts].sort(([, a], [, b]) => b - a)),
    clauses: rows(coverage),
  };
  writeFileSync(FILE, `${JSON.stringify(entry, null, 2)}\n`);
  const biome = `${ROOT}node_modules/@biomejs/biome/bin/biome`;
  execFileSync(process.execPath, [biome, 'format', '--write', FILE], { stdio: 'ignore' });
}
