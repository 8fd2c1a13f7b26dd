import type { Reason } from '@/lib/explain/answer';
import type { Words } from '../types';
import { clauseLabel } from './clauses';
import { name } from './names';

/** The values of a reason by name; a missing one is ''. */
type Values = (key: string) => string;
type Say = (value: Values) => Words;

/** `12.5 %`, of a probability from 0 to 1. */
const share = (probability: string): string => `${Math.round(Number(probability) * 1000) / 10} %`;

const CONNECTION: Readonly<Record<string, Say>> = {
  'no-listener': (v) => ['Nothing listens on ', name(`${v('address')}:${v('port')}`), '.'],
  listener: (v) => ['Listener ', name(v('name')), ' takes the connection.'],
  'handed-to': (v) => ['It is handed to listener ', name(v('name')), ' by its original destination.'],
  'listener-filter-disabled': (v) => [
    'Listener filter ',
    name(v('filter')),
    ` is switched off for port ${v('port')}.`,
  ],
  'listener-filter-ran': (v) => ['Listener filter ', name(v('filter')), ' ran.'],
  'filter-disabled-unread': () => ['When a listener filter is switched off could not be read.'],
  'proxy-header-missing': () => [
    'The listener wants a PROXY protocol header and the connection brings none; Envoy closes it.',
  ],
  'no-filter-chain': (v) => ['No filter chain of ', name(v('listener')), ' takes the connection.'],
  'default-filter-chain': () => ['No chain fits better: the default filter chain takes it.'],
  'filter-chain': (v) =>
    v('name') === ''
      ? ['A filter chain without a name takes it.']
      : ['Filter chain ', name(v('name')), ' takes it.'],
  'chain-matcher-no-match': () => ['The filter chain matcher leads nowhere.'],
  'chain-matcher-unknown-chain': (v) => [
    'The filter chain matcher names ',
    name(v('chain')),
    ', which the listener does not have.',
  ],
  'chain-matcher-chose': (v) => ['The filter chain matcher leads to ', name(v('chain')), '.'],
  'network-filter-unknown': (v) => [
    'Network filter ',
    name(v('filter')),
    ' decides in a way that the dump does not tell.',
  ],
  'plaintext-to-tls': () => ['The client speaks plaintext, and the filter chain wants TLS.'],
  'tls-to-plaintext': () => ['The client speaks TLS, and the filter chain speaks plaintext.'],
  'network-filter-denied': (v) => [
    'Network filter ',
    name(v('filter')),
    ' closes the connection by policy ',
    name(v('policy')),
    '.',
  ],
  'tcp-proxy': (v) => ['The chain passes bytes on to ', name(v('cluster')), ' without looking at HTTP.'],
};

const ROUTING: Readonly<Record<string, Say>> = {
  'refused-before-routing': (v) => ['Envoy refuses the request before routing: ', name(v('details')), '.'],
  'early-header-mutation': () => [
    'The connection manager changes headers before routing (',
    name('early_header_mutation_extensions'),
    '), which Gatescope does not follow.',
  ],
  'no-route-configuration': () => ['The connection manager has no route configuration for this request.'],
  'no-virtual-host': () => ['No virtual host has a domain for the host of this request.'],
  'virtual-host': (v) => ['Virtual host ', name(v('name')), ' takes it; no other is asked afterwards.'],
  'forwarded-proto-empty': (v) => [
    'Virtual host ',
    name(v('host')),
    ' asks for TLS, and an empty x-forwarded-proto says neither http nor https: no route is looked for.',
  ],
  'require-tls': (v) => ['Virtual host ', name(v('host')), ' wants TLS (', name('require_tls'), ').'],
  'no-route-matched': (v) => ['None of the routes of ', name(v('host')), ' matches.'],
  'route-clause': (v) => [
    `The route’s ${clauseLabel(v('clause'))} matches`,
    ...(v('name') === '' ? [] : [': ', name(v('name'))]),
    '.',
  ],
  'clause-unread': (v) => [
    `A condition on ${clauseLabel(v('clause'))}`,
    ...(v('name') === '' ? [] : [' ', name(v('name'))]),
    ' could not be read.',
  ],
  'matcher-unread': (v) => ['A part of a matcher tree could not be read: ', name(v('what')), '.'],
  'metadata-unknown': (v) => ['Metadata ', name(v('filter') || v('key')), ' is set by filters at run time.'],
  'filter-state-unknown': (v) => ['Filter state ', name(v('key')), ' is set by filters at run time.'],
  upgrade: () => ['The request asks for an upgrade, which the route allows.'],
};

const FILTERS: Readonly<Record<string, Say>> = {
  'filter-unknown': (v) => [
    'HTTP filter ',
    name(v('filter')),
    ' may answer, or change what follows: its code is not in the dump.',
  ],
  'filter-answered': (v) => ['HTTP filter ', name(v('filter')), ' answers.'],
  'local-rate-limit-may-answer': (v) => [
    'HTTP filter ',
    name(v('filter')),
    ' answers 429 instead when too many requests came before.',
  ],
  'rbac-unread': (v) => ['A rule of the RBAC filter could not be read: ', name(v('what')), '.'],
  'cors-unread': (v) => ['A CORS rule for the origin ', name(v('origin')), ' could not be read.'],
};

const ACTIONS: Readonly<Record<string, string>> = {
  forward: 'forwards',
  redirect: 'redirects',
  'direct-response': 'answers itself',
  'non-forwarding': 'is not for forwarding',
  'filter-action': 'leaves the answer to a filter',
  unknown: 'does something that could not be read',
};

const ENDS: Readonly<Record<string, Say>> = {
  action: (v) => [`The route ${ACTIONS[v('action')] ?? v('action')}.`],
  'location-unknown': () => ['The location of the redirect could not be worked out.'],
  'action-unread': (v) => ['The route’s action could not be read: ', name(v('field')), '.'],
  'cluster-by-code': () => ['A plugin chooses the cluster; its code is not in the dump.'],
  'cluster-missing': (v) => ['Cluster ', name(v('cluster')), ' is not in this Envoy.'],
  'cluster-no-host': (v) => ['Cluster ', name(v('cluster')), ' has no host that can take requests.'],
  'cluster-serves': (v) => ['Cluster ', name(v('cluster')), ' has hosts that can take requests.'],
  'cluster-unknown': (v) => [
    'The health of ',
    name(v('cluster')),
    ' is not known: this capture has no endpoints of it.',
  ],
  'by-chance': (v) => [`With a probability of ${share(v('probability'))} the end is ${v('verdict')}.`],
  open: (v) =>
    v('ends').includes(',')
      ? [`What is open decides the end: ${v('ends')}.`]
      : [`Several ways are open; all end alike: ${v('ends')}.`],
};

const REASONS: ReadonlyMap<string, Say> = new Map(
  [CONNECTION, ROUTING, FILTERS, ENDS].flatMap((group) => Object.entries(group)),
);

/** A reason of the engine as a sentence; a code without words is shown with its values, never dropped. */
export function reasonWords(reason: Reason): Words {
  const say = REASONS.get(reason.code);
  if (say !== undefined) return say((key) => String(reason[key] ?? ''));
  const { code, ...values } = reason;
  const rest = Object.entries(values).map(([key, value]) => `${key} ${value}`);
  return [name(code), rest.length === 0 ? '.' : `: ${rest.join(', ')}.`];
}
