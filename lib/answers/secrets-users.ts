import type { Cluster, ConfigDump, Filter, FilterChain, Listener } from '@/lib/envoy/model';
import { perSnapshot } from './lists/per-snapshot';
import type { SecretUser } from './secrets-types';

export interface NamedUser {
  readonly secret: string;
  readonly user: SecretUser;
}

type Place = Pick<SecretUser, 'place' | 'role' | 'pointer'>;

function ofFilters(filters: readonly Filter[]): readonly (readonly [string, Place])[] {
  return filters.flatMap(({ name, secretNames, pointer }) =>
    secretNames.map((secret): readonly [string, Place] => [secret, { place: name, role: 'filter', pointer }]),
  );
}

function ofChain(chain: FilterChain, ordinal: number): readonly (readonly [string, Place])[] {
  const { tls, http, networkFilters } = chain;
  const place = chain.name === '' ? String(ordinal) : chain.name;
  const used: (readonly [string, Place])[] = [];
  for (const each of tls?.certificates ?? []) {
    if (each.kind === 'sds') used.push([each.name, { place, role: 'certificate', pointer: each.pointer }]);
  }
  if (tls !== null && tls.validation.secretName !== null)
    used.push([tls.validation.secretName, { place, role: 'validation', pointer: tls.pointer }]);
  if (tls?.sessionTickets.kind === 'sds')
    used.push([tls.sessionTickets.name, { place, role: 'tickets', pointer: tls.pointer }]);
  return [...used, ...ofFilters(networkFilters), ...ofFilters(http?.httpFilters ?? [])];
}

function ofListener(listener: Listener): readonly NamedUser[] {
  const { name, state } = listener;
  const places = [
    ...ofFilters(listener.listenerFilters),
    ...listener.filterChains.flatMap((chain, index) => ofChain(chain, index + 1)),
  ];
  return places.map(([secret, place]) => ({ secret, user: { kind: 'listener', name, state, ...place } }));
}

function ofCluster({ name, state, pointer, tls }: Cluster): readonly NamedUser[] {
  const secrets = new Set(tls?.secretNames);
  return [...secrets].map((secret) => ({
    secret,
    user: { kind: 'cluster', name, state, place: '', role: 'tls', pointer },
  }));
}

/** Every place of a dump that names a secret, by the secret's name. */
export const secretUsers = perSnapshot((dump: ConfigDump): ReadonlyMap<string, readonly SecretUser[]> => {
  const all = [...dump.listeners.flatMap(ofListener), ...dump.clusters.flatMap(ofCluster)];
  const bySecret = Map.groupBy(all, ({ secret }) => secret);
  return new Map([...bySecret].map(([secret, users]) => [secret, users.map(({ user }) => user)]));
});
