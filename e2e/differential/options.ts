import { parseArgs } from 'node:util';

export interface Options {
  readonly pairs: number;
  readonly seed: number;
  /** The command of another engine than this project's. */
  readonly engine: readonly string[] | null;
  /** How many disagreements are cut down. */
  readonly shrink: number;
  readonly truthOnly: boolean;
  /** Fail unless every clause kind and verdict came this often; null: do not ask. */
  readonly atLeast: number | null;
  readonly planted: boolean;
  readonly cases: boolean;
  readonly record: boolean;
  /** File for the counts of `npm test`. */
  readonly report: string | null;
}

export const USAGE = `Usage: npm run test:envoy-differential -- [--pairs 2000] [--seed 1] [--at-least N] [--shrink 3]
  [--engine 'COMMAND'] [--truth-only] [--planted] [--cases] [--record]`;

/** From this many pairs on everything must have been tried 20 times. */
const LARGE = 100_000;
const OFTEN = 20;

/** Null: not understood. */
export function readOptions(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        pairs: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        engine: { type: 'string' },
        shrink: { type: 'string', default: '3' },
        'at-least': { type: 'string' },
        'truth-only': { type: 'boolean', default: false },
        planted: { type: 'boolean', default: false },
        cases: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
        report: { type: 'string' },
      },
    });
    const pairs = Number(values.pairs);
    const least = values['at-least'];
    return {
      pairs,
      seed: Number(values.seed),
      engine: values.engine?.split(' ') ?? null,
      shrink: Number(values.shrink),
      truthOnly: values['truth-only'],
      atLeast: least === undefined ? (pairs >= LARGE ? OFTEN : null) : Number(least),
      planted: values.planted,
      cases: values.cases,
      record: values.record,
      report: values.report ?? null,
    };
  } catch {
    return null;
  }
}
