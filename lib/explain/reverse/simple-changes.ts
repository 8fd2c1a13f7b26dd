import type { ConfigDump } from '@/lib/envoy/model';
import { ListenerTable } from '../listener-pick';
import { lower } from '../value-test';
import { bareHost, type Draft, withHeader } from './draft';
import { connectionsTo, type Surroundings, type Way } from './ways';

const MOST_HEADERS = 6;
const MOST_CHAINS = 6;

/** Paths that are mistaken for each other. */
function paths(draft: Draft): readonly Draft[] {
  const { path } = draft;
  if (!path.startsWith('/')) return [];
  const bare = path.replace(/\/+$/, '');
  const others = [bare, `${bare}/`, lower(path), path.replace(/\/{2,}/g, '/')];
  return others
    .filter((other) => other !== path && other !== '')
    .map((other): Draft => ({ ...draft, path: other }));
}

const withSni = (draft: Draft, sni: string): Draft =>
  draft.tls === null ? draft : { ...draft, tls: { ...draft.tls, sni } };

/** Hosts that are mistaken for each other; the server name goes with the host as clients send it. */
function hosts(draft: Draft): readonly Draft[] {
  const { host, listener, tls } = draft;
  if (host === null) return [];
  const bare = bareHost(host);
  const isSame = tls?.sni === bare;
  const others = [
    bare,
    lower(host),
    bare.startsWith('www.') ? bare.slice(4) : `www.${bare}`,
    `${bare}:${listener.port}`,
    ...(tls === null || tls.sni === '' ? [] : [tls.sni]),
  ];
  return others
    .filter((other) => other !== host && other !== '')
    .map((other) => {
      const changed: Draft = { ...draft, host: other };
      return isSame ? withSni(changed, bareHost(other)) : changed;
    });
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

/** The same request over the other of http and https. */
function otherScheme(dump: ConfigDump, draft: Draft, surroundings: Surroundings): readonly Draft[] {
  const ways = new ListenerTable(dump.listeners).serving.flatMap((listener) =>
    listener.filterChains.flatMap((chain): Way[] => {
      const isOther =
        chain.http !== null && listener.bindToPort && (chain.tls === null) !== (draft.tls === null);
      const names = chain.match.serverNames;
      const isFor = names.length === 0 || names.some((name) => takesHost(name, draft.host ?? ''));
      return isOther && isFor ? [{ listener, chain, config: chain.pointer, doors: [] }] : [];
    }),
  );
  return ways.slice(0, MOST_CHAINS).flatMap((way) => connectionsTo(way, draft, surroundings).slice(0, 1));
}

function takesHost(name: string, host: string): boolean {
  const own = lower(bareHost(host));
  return name.startsWith('*.') ? own.endsWith(lower(name.slice(1))) : lower(name) === own;
}

/** One change each that is often the cause, whatever the configuration is: to be tried by the engine. */
export function simpleChanges(dump: ConfigDump, draft: Draft, surroundings: Surroundings): readonly Draft[] {
  const { host, tls, method, headers } = draft;
  const sni =
    host === null || tls === null || tls.sni === bareHost(host) ? [] : [withSni(draft, bareHost(host))];
  const names = [...new Set(headers.map(([name]) => name.toLowerCase()))].slice(0, MOST_HEADERS);
  return [
    ...paths(draft),
    ...sni,
    ...hosts(draft),
    ...otherScheme(dump, draft, surroundings),
    ...names.map((name) => withHeader(draft, name, [])),
    ...(draft.query === null ? [] : [{ ...draft, query: null }]),
    ...METHODS.filter((other) => other !== method).map((other): Draft => ({ ...draft, method: other })),
  ];
}
