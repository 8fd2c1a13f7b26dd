/** A request in the making: clauses of the configuration change it until it fits, or spoil it. */
import type { Header, Place, Sent } from '../sent.ts';

export interface Draft {
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

/**
 * One condition of the configuration. `spoil` makes it fail and, as far as possible, nothing else.

 */
export interface Clause {
  /** Row of the coverage table. */
  readonly kind: string;
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

export function setQuery(draft: Draft, name: string, value: string | null): void {
  draft.query = draft.query.filter((piece) => piece.split('=')[0] !== name);
  if (value !== null) draft.query.push(value === '' ? name : `${name}=${value}`);
}

export function sentFrom(draft: Draft, id: string): Sent {
  const { listener, source, proxy, tls, method, host } = draft;
  const query = draft.query.length === 0 ? '' : `?${draft.query.join('&')}`;
  const isUpgrade = draft.headers.some(([name]) => name.toLowerCase() === 'connection');
  const ends: Header[] = isUpgrade || method === 'CONNECT' ? [] : [['connection', 'close']];
  const path = draft.target ?? draft.path + query;
  const hosts: Header[] = host === null ? [] : [['host', host]];
  const headers = [...hosts, ...draft.headers, ...ends, ['x-diff-id', id] as const];
  return { id, listener, source, proxy, tls, method, path, headers };
}

export function copyOf(draft: Draft): Draft {
  return structuredClone(draft);
}
