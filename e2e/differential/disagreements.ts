/** Holds answers against the truth, and shows the first disagreement of each group with a small configuration. */
import { differences } from './compare.ts';
import type { Answers } from './engine.ts';
import type { Case } from './generate/case.ts';
import { openOf } from './open.ts';
import type { RealRun } from './real-run.ts';
import type { Sent } from './sent.ts';
import type { Failing } from './shrink.ts';
import { isClear, type Truth } from './truth.ts';

export interface Disagreement {
  readonly sent: Sent;
  readonly truth: Truth;
  readonly fields: ReturnType<typeof differences>;
  /** Why the engine says so. */
  readonly because: unknown;
}

/** All requests whose answer is not what Envoy did. */
export function disagreements(made: Case, run: RealRun, told: Answers): readonly Disagreement[] {
  const open = openOf(made);
  return made.requests.flatMap(({ sent }) => {
    const truth = run.truths.get(sent.id);
    if (truth === undefined || !isClear(truth)) return [];
    const answer = told.get(sent.id);
    const fields = differences(truth, answer, open(truth.filterChain));
    return fields.length === 0 ? [] : [{ sent, truth, fields, because: answer?.['because'] }];
  });
}

type Shrink = (failing: Failing, field: string) => Promise<Failing>;

export class Disagreements {
  readonly #groups = new Map<string, number>();
  readonly #shrink: Shrink;
  #shrinks: number;
  count = 0;

  /** @param shrinks how many of them are cut down: each takes about a minute */
  constructor(shrink: Shrink, shrinks: number) {
    this.#shrink = shrink;
    this.#shrinks = shrinks;
  }

  async note(made: Case, found: readonly Disagreement[]): Promise<void> {
    for (const { sent, truth, fields, because } of found) {
      this.count += 1;
      const [first] = fields;
      if (first === undefined) continue;
      const { field, truth: was, answer } = first;
      const group = field === 'verdict' ? `verdict ${was}, answered ${answer}` : `${truth.verdict}: ${field}`;
      const times = (this.#groups.get(group) ?? 0) + 1;
      this.#groups.set(group, times);
      if (times > 1) continue;
      console.log(
        `\nDIFFERENCE seed ${made.seed}, ${sent.id}: ${JSON.stringify(fields)}\nbecause ${JSON.stringify(because)}`,
      );
      await this.#show({ ...made, sent }, field, truth);
    }
  }

  print(): void {
    for (const [group, times] of this.#groups) console.log(`${times} × ${group}`);
  }

  async #show(failing: Failing, field: string, truth: Truth): Promise<void> {
    const isWanted = this.#shrinks > 0;
    this.#shrinks -= 1;
    const { sent, bootstrap, files } = isWanted ? await this.#shrink(failing, field) : failing;
    console.log(`request ${JSON.stringify(sent)}\ntruth ${JSON.stringify(truth)}`);
    if (isWanted) console.log(`configuration ${JSON.stringify({ bootstrap, files })}`);
  }
}
