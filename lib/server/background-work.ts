import { countInSteps } from '@/lib/answers/info';
import type { Counted } from '@/lib/snapshot/info';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { BackgroundCheck } from './background-check';
import type { CheckReport } from './worker-protocol';

/** Counts first: the rail waits for it. What breaks there keeps nobody from looking through the dump. */
function* counting(snapshot: Snapshot, tell: (counted: Counted) => void): Generator<number> {
  try {
    const steps = countInSteps(snapshot);
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        tell({ state: 'done', counts: step.value });
        return;
      }
      yield 0;
    }
  } catch (cause) {
    console.error(cause);
    tell({ state: 'broken' });
  }
}

/**
 * What is left to do when a snapshot is open: reading its resources for the counts, unless they are `counted`, and
 * looking through its dump. Null when there is none.
 * @param held bytes of memory that this thread holds now
 * @param report is called as counts and notices become known
 */
export function backgroundWork(
  snapshot: Snapshot,
  counted: Counted,
  held: () => number,
  report: (report: CheckReport) => void,
): BackgroundCheck | null {
  const check = snapshot.dump?.check;
  if (check === undefined) return null;
  let known = counted;
  let progress: CheckReport['check'] = { state: 'running', checked: 0, total: check.bytes };
  const tell = () =>
    report({
      do: 'checked',
      notices: snapshot.notices.length,
      check: progress,
      counted: known,
      held: held(),
    });
  function* run(of: NonNullable<typeof check>): Generator<number> {
    if (known.state === 'running')
      yield* counting(snapshot, (now) => {
        known = now;
        tell();
      });
    yield* of.run();
  }
  return new BackgroundCheck({ bytes: check.bytes, run: () => run(check) }, (now) => {
    progress = now;
    tell();
  });
}
