import type { StatusKind } from '@/components/ui/status';
import type { RowState } from '@/lib/answers/common-types';
import type { ResourceState } from '@/lib/envoy/model';
import { type StateWords, stateWords } from './state-words';

const RESOURCE: Readonly<Record<ResourceState, readonly [StatusKind, string]>> = {
  static: ['off', 'Static'],
  active: ['ok', 'Active'],
  warming: ['info', 'Warming'],
  draining: ['info', 'Draining'],
  rejected: ['err', 'Rejected'],
};

/** Where a resource stands in the dump, in Envoy's own words. */
export function resourceStateWords(state: ResourceState): {
  readonly kind: StatusKind;
  readonly word: string;
} {
  const [kind, word] = RESOURCE[state];
  return { kind, word };
}

/** A listener in the list: Envoy's word for it when nothing is wrong. */
export function listenerStateWords(row: {
  readonly state: RowState;
  readonly isStatic: boolean;
}): StateWords {
  if (row.state.kind !== 'ok') return stateWords(row.state);
  return { ...resourceStateWords(row.isStatic ? 'static' : 'active'), effect: '' };
}
