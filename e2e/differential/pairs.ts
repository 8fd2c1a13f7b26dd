/** Random configurations in a real Envoy, request by request: what every mode of the judge stands on. */
import { nothingMade } from './generate/aims.ts';
import { type Case, madeCase } from './generate/case.ts';
import type { Site } from './place.ts';
import { type RealRun, realRun } from './real-run.ts';
import { isClear } from './truth.ts';

const PER_CASE = 100;
const MOST_REFUSED = 0.02;

export interface Totals {
  pairs: number;
  unclear: number;
  /** Configurations that Envoy did not load. */
  refused: number;
}

/** Calls `judge` with each configuration; what it needs of the folder it takes before it returns. */
export async function runPairs(
  site: Site,
  seed: number,
  pairs: number,
  judge: (made: Case, run: RealRun) => Promise<void>,
): Promise<Totals> {
  const counts = nothingMade();
  const totals: Totals = { pairs: 0, unclear: 0, refused: 0 };
  const most = Math.max(3, (pairs / PER_CASE) * MOST_REFUSED);
  for (let at = 0; totals.pairs < pairs && totals.refused < most; at += 1) {
    const wanted = Math.min(PER_CASE, pairs - totals.pairs);
    const made = madeCase(seed * 100_003 + at, wanted, await site.means(), counts);
    const sent = made.requests.map((request) => request.sent);
    const run = await realRun(made, sent, site.backend).catch((error: unknown) => {
      totals.refused += 1;
      console.log(`seed ${made.seed}: ${String(error)}`);
      return null;
    });
    if (run === null) continue;
    totals.pairs += run.truths.size;
    const unclear = [...run.truths].filter(([, truth]) => !isClear(truth));
    totals.unclear += unclear.length;
    for (const [id, { verdict }] of unclear) console.log(`seed ${made.seed}, ${id}: ${verdict}`);
    try {
      await judge(made, run);
    } finally {
      await run.remove();
    }
  }
  return totals;
}
