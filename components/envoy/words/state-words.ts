import type { StatusKind } from '@/components/ui/status';
import type { RowState } from '@/lib/answers/common-types';
import type { ResourceState } from '@/lib/envoy/model';
import { clusterText } from './cluster-label';
import { endpointsWords } from './health-words';

/** A state as it is shown: a mark, a word, and one sentence of effect for the panel. */
export interface StateWords {
  readonly kind: StatusKind;
  readonly word: string;
  /** '' where the word says all. */
  readonly effect: string;
}

/** The state of a route, listener, cluster or host row. Whether it works decides the mark (DESIGN §4). */
export function stateWords(state: RowState): StateWords {
  switch (state.kind) {
    case 'ok':
      return { kind: 'ok', word: 'OK', effect: '' };
    case 'missing-cluster':
      return {
        kind: state.partial ? 'warn' : 'err',
        word: 'No cluster',
        effect: `Envoy has no cluster ${names(state.clusters)}: ${share(state)} answer 503 NC.`,
      };
    case 'no-healthy-endpoint':
      return {
        kind: state.partial ? 'warn' : 'err',
        word: 'No healthy host',
        effect: `No healthy endpoint in ${names(state.clusters)}: ${share(state)} answer 503 UH.`,
      };
    case 'rejected':
      return { kind: 'err', word: 'Rejected', effect: `Envoy refused the update: ${state.details}` };
    case 'warming':
      return {
        kind: 'info',
        word: 'Warming',
        effect: 'Received, and not in use until all it needs has arrived.',
      };
    case 'draining':
      return { kind: 'info', word: 'Draining', effect: 'Finishing open connections; takes no new ones.' };
    case 'unknown':
      return { kind: 'unk', word: 'Unknown', effect: state.why };
  }
}

/** Weighted routes fail for the share of their broken clusters only. */
const share = ({ partial }: { readonly partial: boolean }): string =>
  partial ? 'its share of the requests will' : 'requests';

function names(clusters: readonly string[]): string {
  return clusters.length === 0 ? 'of that name' : clusters.map((name) => clusterText(name)).join(', ');
}

/** A host row holds routes: it fails only in part when some of them do, so nothing is `err` here (DESIGN §4). */
export function containerStateWords(state: RowState): StateWords {
  const words = stateWords(state);
  return words.kind === 'err' ? { ...words, kind: 'warn' } : words;
}

/** A cluster in the list: some of its endpoints out of service is a warning, though requests are still answered. */
export function clusterStateWords(row: {
  readonly state: RowState;
  readonly endpoints: { readonly healthy: number; readonly total: number } | null;
}): StateWords {
  const { state, endpoints } = row;
  if (state.kind !== 'ok' || endpoints === null || endpoints.healthy >= endpoints.total)
    return stateWords(state);
  const { kind, word } = endpointsWords(endpoints);
  return { kind, word, effect: endpoints.healthy === 0 ? '' : 'Requests go to the healthy ones.' };
}

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
