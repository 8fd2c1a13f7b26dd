import type { StatusKind } from '@/components/ui/status';
import type { RowState } from '@/lib/answers/common-types';
import { clusterText } from './cluster-label';

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
        effect: `Envoy has no cluster ${names(state.clusters)}: ${share(state)} answer ${state.code ?? 503} NC.`,
      };
    case 'no-healthy-endpoint':
      return {
        kind: state.partial ? 'warn' : 'err',
        word: 'No healthy host',
        effect: `No healthy endpoint in ${names(state.clusters)}: ${share(state)} answer 503 UH.`,
      };
    case 'panic':
      return {
        kind: 'warn',
        word: 'Panic',
        effect: `No endpoint of ${names(state.clusters)} is healthy, and its panic threshold is not 0: Envoy sends requests to unhealthy ones all the same.`,
      };
    case 'missing-mirror':
      return {
        kind: 'warn',
        word: 'No mirror',
        effect: `Envoy has no cluster ${names(state.clusters)}: copies of requests are dropped, the requests themselves are served.`,
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
  return clusters.length === 0 ? 'for it' : clusters.map((name) => clusterText(name)).join(', ');
}

/** A host row holds routes: it fails only in part when some of them do, so nothing is `err` here (DESIGN §4). */
export function containerStateWords(state: RowState): StateWords {
  const words = stateWords(state);
  return words.kind === 'err' ? { ...words, kind: 'warn' } : words;
}
