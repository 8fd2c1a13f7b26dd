/** A request in the making: clauses of the configuration change it until it fits, or spoil it. */
import type { ClauseKind } from '@/lib/explain/answer';
import { type Header, ID_HEADER, type Place, type Sent } from '../sent.ts';

export interface Draft {
  version: Sent['version'];
  listener: Place;
  source: Place;
  proxy: { source: Place; destination: Place } | null;
  tls: { sni: string | null; alpn: string[] } | null;
  method: string;
  path: string;
  query: string[];
  /** The request target as it is, in place of path and query. */
  target: string | null;
  host: string | null;
  headers: Header[];
}

/** Conditions that are no clause of the engine's: of listeners, of hosts, and of filters that answer themselves. */
export type OwnRule =
  | 'bound'
  | 'endpoint-health'
  | 'permission'
  | 'principal'
  | 'rbac-tree'
  | 'fault'
  | 'cors'
  | 'jwt';

export type Rule = ClauseKind | OwnRule;

/** Row of the coverage table: a rule, and which form of it. */
export type Kind = Rule | `${Rule}: ${string}`;

/** One condition of the configuration. `spoil` makes it fail and, as far as possible, nothing else. */
export interface Clause {
  readonly kind: Kind;
  satisfy(draft: Draft): void;
  readonly spoil: ((draft: Draft) => void) | null;
}

/** A message of the configuration with its meaning. */
export interface Made<T = object> {
  readonly json: T;
  readonly clauses: readonly Clause[];
}

export function removeHeader(draft: Draft, name: string): void {
  draft.headers = draft.headers.filter(([other]) => other.toLowerCase() !== name);
}

export function setHeader(draft: Draft, name: string, value: string): void {
  removeHeader(draft, name);
  draft.headers.push([name, value]);
}

/** Puts a value, a repeated one (lines), or none. */
export function putHeader(draft: Draft, name: string, value: string | null): void {
  removeHeader(draft, name);
  if (value === null) return;
  for (const line of value.split('\n')) draft.headers.push([name, line]);
}

export function setQuery(draft: Draft, name: string, value: string | null): void {
  draft.query = draft.query.filter((piece) => piece.split('=')[0] !== name);
  if (value !== null) draft.query.push(value === '' ? name : `${name}=${value}`);
}

const NOT_IN_HTTP2: ReadonlySet<string> = new Set(['connection', 'upgrade']);

/** Whether an ordinary HTTP/2 client can send it: what it refuses itself tells nothing of Envoy. */
function fitsHttp2({ host, method, headers, target }: Draft): boolean {
  const names = headers.map(([name]) => name.toLowerCase());
  const plain = names.every(
    (name, at) => /^[\w-]+$/.test(name) && (name.startsWith('x-') || names.indexOf(name) === at),
  );
  return (
    host !== null &&
    !names.includes('host') &&
    method !== 'CONNECT' &&
    plain &&
    (target === null || /^[!-~]+$/.test(target))
  );
}

export function sentFrom(draft: Draft, id: string): Sent {
  const version = draft.version === '2' && !fitsHttp2(draft) ? '1.1' : draft.version;
  const { listener, source, proxy, tls, method, host } = draft;
  const query = draft.query.length === 0 ? '' : `?${draft.query.join('&')}`;
  const isUpgrade = draft.headers.some(([name]) => name.toLowerCase() === 'connection');
  const ends: Header[] = isUpgrade || method === 'CONNECT' ? [] : [['connection', 'close']];
  const path = draft.target ?? draft.path + query;
  const hosts: Header[] = host === null ? [] : [['host', host]];
  const all: readonly Header[] = [...hosts, ...draft.headers, ...ends, [ID_HEADER, id]];
  const headers = version === '2' ? all.filter(([name]) => !NOT_IN_HTTP2.has(name.toLowerCase())) : all;
  return { id, version, listener, source, proxy, tls, method, path, headers };
}

export function copyOf(draft: Draft): Draft {
  return structuredClone(draft);
}
