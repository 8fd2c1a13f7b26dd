import { parseArgs } from 'node:util';
import { GROUPS, type GroupName } from './results/model.ts';

export interface BenchOptions {
  /** Fail on a missed Must. */
  readonly check: boolean;
  /** The small dump and one round: only to see that everything can be measured. */
  readonly quick: boolean;
  readonly groups: readonly GroupName[];
}

export const USAGE = `Usage: npm run bench -- [--check] [--quick] [--only ${GROUPS.join(',')}]`;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        check: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true },
      },
    }).values;
  } catch {
    return null;
  }
}

/** Null: not understood. Groups keep their own order, whatever the order of the names after `--only`. */
export function readBenchOptions(args: readonly string[]): BenchOptions | null {
  const values = parsed(args);
  if (values === null) return null;
  const { check, quick, only } = values;
  if (only === undefined) return { check, quick, groups: GROUPS };
  const names = only.flatMap((list) => list.split(',')).filter((name) => name !== '');
  const groups = GROUPS.filter((group) => names.includes(group));
  const known = names.every((name) => GROUPS.some((group) => group === name));
  return known && groups.length > 0 ? { check, quick, groups } : null;
}
