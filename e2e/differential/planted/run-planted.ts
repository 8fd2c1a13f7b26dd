/** Plants every bug into a copy of the engine in memory, and says which of them the judge does not find. */
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreements } from '../disagreements.ts';
import { type Answers, answersOfAll } from '../engine.ts';
import type { Case } from '../generate/case.ts';
import { runPairs } from '../pairs.ts';
import type { Site } from '../place.ts';
import type { RealRun } from '../real-run.ts';
import { BUGS } from './bugs.ts';

const PAIRS = 2000;
const HOOK = new URL('./hook.mjs', import.meta.url).href;

interface Kept {
  readonly made: Case;
  readonly run: RealRun;
}

const found = (kept: readonly Kept[], told: readonly Answers[]): number =>
  kept.reduce((sum, { made, run }, at) => sum + disagreements(made, run, told[at] ?? new Map()).length, 0);

/** Problems in words. The pairs are tried once; then each engine is asked about the same. */
export async function runPlanted(site: Site, seed: number): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-planted-'));
  try {
    const kept: Kept[] = [];
    await runPairs(site, seed, PAIRS, async (made, run) => {
      const copy = join(folder, String(kept.length));
      cpSync(run.folder, copy, { recursive: true });
      kept.push({ made, run: { ...run, folder: copy } });
    });
    const folders = kept.map(({ run }) => run.folder);
    const sizes = kept.map(({ run }) => run.truths.size);
    const sound = found(kept, await answersOfAll(folders, sizes));
    if (sound > 0) return [`The engine differs ${sound} times before anything is planted.`];
    const missed: string[] = [];
    for (const bug of BUGS) {
      const env = { GATESCOPE_PLANTED: JSON.stringify(bug) };
      const caught = found(kept, await answersOfAll(folders, sizes, [HOOK], env));
      console.log(`${caught} × ${bug.rule}`);
      if (caught === 0) missed.push(`Not found within ${PAIRS} pairs: ${bug.rule} (${bug.file}).`);
    }
    console.log(`seed ${seed}: ${BUGS.length - missed.length} of ${BUGS.length} planted bugs found`);
    return missed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
