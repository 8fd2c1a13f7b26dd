import type { StatusKind } from '@/components/ui/status';
import type { ListenerRemark } from '@/lib/answers/listeners-types';
import { plural } from '@/lib/core/words';
import { name, type Phrase } from '../phrase';

export interface RemarkWords {
  readonly kind: Extract<StatusKind, 'info' | 'warn' | 'err'>;
  readonly phrase: Phrase;
}

/** `Chain 3`, `Chains 1, 2 and 9 more`. */
function chainsText(chains: readonly number[]): string {
  const shown = chains.slice(0, 5).join(', ');
  const more = chains.length > 5 ? ` and ${chains.length - 5} more` : '';
  return `${chains.length === 1 ? 'Chain' : 'Chains'} ${shown}${more}`;
}

/** What the fields of a listener only say together: effect first, then the next step. */
export function remarkWords(remark: ListenerRemark): RemarkWords {
  switch (remark.kind) {
    case 'no-inspector':
      return {
        kind: 'warn',
        phrase: [
          `${chainsText(remark.chains)} can never match: without the listener filter `,
          name(remark.inspector),
          remark.inspector === 'tls_inspector'
            ? ' Envoy knows neither the server name nor that a connection is TLS.'
            : ' Envoy does not know the protocol of a plaintext connection.',
        ],
      };
    case 'ports-decide':
      return {
        kind: 'info',
        phrase: [
          `Connections to port ${remark.ports.slice(0, 8).join(', ')}${remark.ports.length > 8 ? ' …' : ''} never reach ${remark.chains === 1 ? 'the chain that names' : `the ${plural(remark.chains, 'chain')} that name`} no port: Envoy decides by port first and does not go back.`,
        ],
      };
    case 'unknown-chains':
      return {
        kind: 'err',
        phrase: [
          'The matcher tree names ',
          name(remark.names.join(', ')),
          ', which is no chain of this listener: Envoy closes those connections, and does not use the default chain.',
        ],
      };
    case 'chains-not-named':
      return {
        kind: 'warn',
        phrase: [
          'The matcher tree never names ',
          name(remark.names.join(', ')),
          ': no connection gets there.',
        ],
      };
    case 'unsupported':
      return {
        kind: 'err',
        phrase: [
          'Envoy does not implement ',
          name(remark.fields.join(', ')),
          ' and refuses a listener that sets it.',
        ],
      };
    case 'key-log':
      return {
        kind: 'warn',
        phrase: [
          'The keys of TLS sessions are written to ',
          name(remark.paths.join(', ')),
          ': whoever reads that file can decrypt the traffic.',
        ],
      };
    case 'chains-by-discovery':
      return {
        kind: 'info',
        phrase: [
          'Filter chains of this listener come by discovery (',
          name('fcds_config'),
          ') and may not all stand here.',
        ],
      };
    case 'shared-certificate':
      return {
        kind: 'info',
        phrase: [
          `${chainsText(remark.chains)} show the same certificate, `,
          name(remark.secret),
          ', and offer HTTP/2: a client may send requests for one of their hosts over a connection that it opened for another, and get 404 or 421 there.',
        ],
      };
    case 'closes':
      return {
        kind: 'warn',
        phrase: [
          remark.chains.length === 0
            ? 'No filter chain: Envoy closes every connection.'
            : `${chainsText(remark.chains)} ${remark.chains.length === 1 ? 'has' : 'have'} no network filter: Envoy closes those connections.`,
        ],
      };
  }
}
