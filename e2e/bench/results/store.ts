/** docs/benchmarks.json and the page that is made from it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../../../bin/launch/prepare.mjs';
import type { DifferentialRecord, FuzzRecord, Results } from './model.ts';
import { report } from './report.ts';

const RESULTS = `${ROOT}/docs/benchmarks.json`;
const PAGE = `${ROOT}/docs/benchmarks.md`;
const FUZZ = `${ROOT}/docs/fuzz.json`;
const DIFFERENTIAL = `${ROOT}/docs/differential.json`;

/** Borders: files that this code, `npm run fuzz` or `npm run test:envoy-differential` wrote. */
const readResults = (): Results | null =>
  existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : null;

export const readFuzz = (): readonly FuzzRecord[] =>
  existsSync(FUZZ) ? (JSON.parse(readFileSync(FUZZ, 'utf8')) as readonly FuzzRecord[]) : [];

export const readDifferential = (): DifferentialRecord | null =>
  existsSync(DIFFERENTIAL) ? (JSON.parse(readFileSync(DIFFERENTIAL, 'utf8')) as DifferentialRecord) : null;

/** Groups that were not measured this time are kept, as long as machine and dumps are the same. */
export function merge(before: Results | null, now: Results): Results {
  const same =
    before !== null &&
    JSON.stringify([before.machine, before.dumps]) === JSON.stringify([now.machine, now.dumps]);
  return same ? { ...now, groups: { ...before.groups, ...now.groups } } : now;
}

/** Writes both files, laid out as the format check wants them; answers what now stands in them. */
export function save(now: Results): Results {
  const all = merge(readResults(), now);
  writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(PAGE, report(all, readFuzz(), readDifferential()));
  const biome = `${ROOT}/node_modules/@biomejs/biome/bin/biome`;
  execFileSync(process.execPath, [biome, 'format', '--write', RESULTS, PAGE], { stdio: 'ignore' });
  return all;
}
