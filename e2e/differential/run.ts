/**
 * Holds an engine against a real Envoy: `npm run test:envoy-differential -- --pairs 2000 --seed 1`. The same seed gives
 * the same configurations and requests, but for the free ports in them. `--truth-only` asks no engine and shows what
 * was tried, in all its forms.
 */
import { writeFileSync } from 'node:fs';
import { runCases } from './cases/run-cases.ts';
import { cover, emptyCoverage, gaps, printCoverage } from './coverage.ts';
import { Disagreements, disagreements } from './disagreements.ts';
import { answers } from './engine.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { runPairs } from './pairs.ts';
import { openSite, type Site } from './place.ts';
import { runPlanted } from './planted/run-planted.ts';
import { record } from './record.ts';
import { shrunk } from './shrink.ts';

/** More requests without a clear truth than this are a fault of the judge. */
const MOST_UNCLEAR = 0.005;
const OWN = [process.execPath, 'bin/gatescope', 'explain'];

/** Problems in words; none when engine and Envoy agree and everything was tried. */
async function holdAgainstEnvoy(options: Options, site: Site): Promise<readonly string[]> {
  const { pairs, seed, truthOnly, atLeast } = options;
  const command = options.engine ?? OWN;
  const coverage = emptyCoverage();
  const found = new Disagreements(
    (failing, field) => shrunk(failing, field, command, site.backend),
    options.shrink,
  );
  const started = performance.now();
  const totals = await runPairs(site, seed, pairs, async (made, run) => {
    cover(coverage, made, run.truths);
    if (!truthOnly) await found.note(made, disagreements(made, run, await answers(command, run.folder)));
  });
  printCoverage(coverage, truthOnly);
  found.print();
  const missing = atLeast === null ? [] : gaps(coverage, atLeast);
  const { pairs: asked, unclear, refused } = totals;
  const seconds = Math.round((performance.now() - started) / 1000);
  if (options.record) record({ seed, pairs: asked, seconds, different: found.count, unclear, coverage });
  console.log(
    `seed ${seed}: ${asked} pairs, ${found.count} different, ${unclear} unclear, ${refused} configurations refused`,
  );
  return [
    ...(found.count > 0 ? [`${found.count} answers are not what Envoy did.`] : []),
    ...(asked < pairs ? [`Only ${asked} of ${pairs} pairs could be tried.`] : []),
    ...(unclear > asked * MOST_UNCLEAR ? [`${unclear} requests have no clear truth.`] : []),
    ...missing.map((gap) => `Not tried ${atLeast} times: ${gap}.`),
  ];
}

async function main(options: Options): Promise<number> {
  const site = await openSite();
  try {
    const named = options.cases ? await runCases(site) : { passed: 0, problems: [] };
    const others = options.planted
      ? await runPlanted(site, options.seed)
      : await holdAgainstEnvoy(options, site);
    const problems = [...named.problems, ...others];
    for (const problem of problems) console.log(problem);
    const counts = { passed: named.passed + (others.length === 0 ? 1 : 0), failed: problems.length };
    if (options.report !== null) writeFileSync(options.report, JSON.stringify(counts));
    return problems.length === 0 ? 0 : 1;
  } finally {
    await site.stop();
  }
}

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else process.exitCode = await main(options);
