import type { RowState } from '@/lib/answers/common-types';
import type { Health } from '@/lib/envoy/endpoint-serving';
import { endpointsWords } from './health-words';
import { type StateWords, stateWords } from './state-words';

/** A cluster in the list: some of its endpoints out of service is a warning, though requests are still answered. */
export function clusterStateWords(row: {
  readonly state: RowState;
  readonly endpoints: Health | null;
}): StateWords {
  const { state, endpoints } = row;
  if (state.kind !== 'ok' || endpoints === null || endpoints.healthy >= endpoints.total)
    return stateWords(state);
  const { kind, word } = endpointsWords(endpoints);
  return { kind, word, effect: endpoints.healthy === 0 ? '' : 'Requests go to the healthy ones.' };
}
