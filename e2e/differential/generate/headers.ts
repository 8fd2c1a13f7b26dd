import type { Random } from '../random.ts';
import { type Made, putHeader } from './draft.ts';
import { headerValues } from './header-values.ts';
import { authority, special, wholePath } from './pseudo-headers.ts';

/** A HeaderMatcher on a header of a small pool, so that several routes look at the same one. */
export function madeHeader(random: Random): Made {
  if (random.chance(0.15)) return special(random);
  if (random.chance(0.04)) return wholePath();
  if (random.chance(0.03)) return authority(random);
  const name = random.pick(['x-a', 'x-b', 'x-env']);
  const { kind, json, hit, miss } = headerValues(random);
  const good = random.pick(hit);
  const bad = random.pick(miss);
  return {
    json: { name, ...json },
    clauses: [
      {
        kind: `header: ${kind}`,
        satisfy: (draft) => putHeader(draft, name, good),
        spoil: (draft) => putHeader(draft, name, bad),
      },
    ],
  };
}
