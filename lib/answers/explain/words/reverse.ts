import type { Reason } from '@/lib/explain/answer';
import type { Edit } from '@/lib/explain/reverse/edits';
import type { Words } from '../types';
import { name } from './names';

type Say = (reason: Reason) => Words;

const value = (reason: Reason, key: string): Words[number] => name(String(reason[key] ?? ''));

/** Why no request reaches a route, or why that is not known. */
const REACH: Readonly<Record<string, Say>> = {
  shadowed: () => [
    'An earlier route of the same virtual host takes every request that this route could take.',
  ],
  'host-taken': (reason) => [
    'The route asks for the host ',
    value(reason, 'host'),
    ', and requests for that host go to another virtual host, or to none.',
  ],
  'domains-taken': () => ['No host leads to this virtual host: others have all of its domains.'],
  'weights-are-zero': () => ['All of its clusters have weight 0, so Envoy passes it over.'],
  'no-chain-leads-here': (reason) => [
    'No filter chain of this Envoy uses the route configuration ',
    value(reason, 'config'),
    '.',
  ],
  'tls-redirect': () => [
    'Its virtual host asks for TLS, and every filter chain that leads here is plaintext: Envoy answers with a redirect to https instead.',
  ],
  'listener-not-bound': (reason) => [
    'The listener ',
    value(reason, 'listener'),
    ' binds no port, and no other listener hands connections over to it.',
  ],
  'fraction-never': () => ['It takes a fraction of 0 of the requests.'],
  'path-has-query': (reason) => [
    'Its path ',
    value(reason, 'path'),
    ' has a ? or #, and paths are compared without query and fragment.',
  ],
  'path-without-slash': (reason) => [
    'Its path ',
    value(reason, 'path'),
    ' does not begin with a slash, and every path does.',
  ],
  'conditions-exclude': (reason) => [
    'Its conditions on ',
    value(reason, 'header'),
    ' exclude each other: no request meets all of them.',
  ],
  'reach-all-taken': (reason) => [
    `Earlier routes took each of the ${String(reason['tried'])} requests that were tried, and no single one of them is known to take all.`,
  ],
  'reach-not-found': (reason) => [
    `None of the ${String(reason['tried'])} requests that were tried reaches it, and there is no proof that none can.`,
  ],
  'reach-chain-not-followed': () => [
    'Filter chains lead here by scoped routes, HTTP/3 or discovery, for which no request is made.',
  ],
  'reach-condition-not-read': (reason) => [
    'It has a condition that is not understood: ',
    value(reason, 'field'),
    '.',
  ],
  'reach-metadata': () => ['It depends on metadata that filters write, not on the request.'],
  'reach-filter-state': () => ['It depends on filter state that filters write, not on the request.'],
  'reach-client-certificate': () => ['It depends on the certificate that the client shows.'],
  'reach-no-form': () => ['The request that was found cannot be said in the form.'],
  'reach-in-matcher-tree': () => ['It stands in a matcher tree, for which no request is made.'],
};

/** One sentence for why a route is not reached. */
export function reachWords(reason: Reason): Words {
  const say = REACH[reason.code];
  return say === undefined ? [`${reason.code}.`] : say(reason);
}

const PARTS: Readonly<Record<Exclude<Edit['kind'], 'header'>, string>> = {
  tls: 'scheme',
  listener: 'destination',
  sni: 'server name',
  alpn: 'ALPN',
  source: 'source address',
  version: 'HTTP version',
  method: 'method',
  scheme: ':scheme',
  host: 'host',
  path: 'path',
  query: 'query',
  random: 'random number',
};

const quoted = (text: string | null): Words => (text === null || text === '' ? ['none'] : [name(text)]);

/**
 * `path /shop/ instead of /shop`, `without the header x-env`.
 * @param dialed the port that a client dials for one of Envoy
 */
export function editWords({ kind, name: header, from, to }: Edit, dialed: (port: number) => number): Words {
  if (kind === 'tls') {
    const [scheme, port] = (to ?? '').split(':');
    return [`${scheme} on port ${dialed(Number(port))} instead of ${(from ?? '').split(':')[0]}`];
  }
  if (kind === 'header') {
    if (to === null) return ['without the header ', name(header)];
    if (from === null) return ['with the header ', name(`${header}: ${to}`)];
    return ['header ', name(`${header}: ${to}`), ' instead of ', name(from)];
  }
  if (kind === 'query' && to === null) return ['without the query ', name(from ?? '')];
  if (from === null) return [`with ${PARTS[kind]} `, ...quoted(to)];
  return [`${PARTS[kind]} `, ...quoted(to), ' instead of ', ...quoted(from)];
}
