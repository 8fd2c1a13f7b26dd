import type { Raw } from '@/lib/envoy/raw';
import { readCors } from '@/lib/envoy/route-cors';
import { type Reply, reply } from './reply';
import type { Stream } from './stream';
import { valueTest } from './value-test';

/**
 * The CORS filter on a preflight (cors_filter.cc). Each setting is that of the most specific level that has it, but
 * whether it is on: the most specific policy decides that, and is on when it says nothing.
 * @param levels the policies, from the most specific
 */
export function corsAnswers(levels: readonly Raw[], { headers, runtime, chance }: Stream): Reply | null {
  const origin = headers.first('origin') ?? '';
  const asked = headers.first('access-control-request-method') ?? '';
  if (headers.first(':method') !== 'OPTIONS' || origin === '' || asked === '') return null;
  const policies = levels.flatMap((level) => readCors(level) ?? []);
  const [nearest] = policies;
  if (nearest === undefined) return null;
  const { enabled } = nearest;
  if (enabled !== null && !runtime.passes(enabled, chance, 'fresh')) return null;
  const origins = policies.find((policy) => policy.origins.length > 0)?.origins ?? [];
  const isAllowed = origins.some((each) => {
    const isAny = each.kind === 'exact' && each.value === '*';
    return isAny || (valueTest(each)(origin) ?? chance.unknown({ code: 'cors-unread', origin }));
  });
  const forwards = policies.find((policy) => policy.forwardOthers !== null)?.forwardOthers ?? true;
  return isAllowed || !forwards ? reply('direct-response', 200, 'cors_response') : null;
}
