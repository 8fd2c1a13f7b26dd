import { naturalOrder } from '@/lib/core/natural-order';
import { type ExtensionConfig, readExtensionConfigs } from '@/lib/envoy/ecds';
import type { Filter, Listener } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { ExtensionRow, ExtensionUser } from './bootstrap-types';
import { valueAt } from './json-at';

const SECTION = 'envoy.admin.v3.EcdsConfigDump';
/** Users listed beside one configuration; the count is of all. */
const MAX_USERS = 20;

function configsOf(snapshot: Snapshot): readonly ExtensionConfig[] {
  const sections = snapshot.dump?.sections.filter(({ type }) => type === SECTION) ?? [];
  return sections.flatMap(({ pointer }) => {
    const section = valueAt(snapshot, pointer);
    return section === undefined ? [] : readExtensionConfigs(section, pointer);
  });
}

type Use = readonly [name: string, user: ExtensionUser];

function usesOf(listener: Listener): readonly Use[] {
  const at = (place: ExtensionUser['place'], filters: readonly Filter[]): readonly Use[] =>
    filters.flatMap(({ name, byDiscovery }) =>
      byDiscovery ? [[name, { listener: listener.name, place }] as const] : [],
    );
  return [
    ...at('listener', listener.listenerFilters),
    ...listener.filterChains.flatMap((chain) => [
      ...at('network', chain.networkFilters),
      ...at('http', chain.http?.httpFilters ?? []),
    ]),
  ];
}

/** Chains of one listener often share their filters: a listener and place counts once. */
function usersByName(listeners: readonly Listener[]): ReadonlyMap<string, readonly ExtensionUser[]> {
  const uses = new Map<string, Map<string, ExtensionUser>>();
  for (const [name, user] of listeners.flatMap(usesOf)) {
    const users = uses.get(name) ?? new Map<string, ExtensionUser>();
    uses.set(name, users.set(JSON.stringify([user.listener, user.place]), user));
  }
  return new Map([...uses].map(([name, users]) => [name, [...users.values()]]));
}

/** Configurations that came by discovery, and those that filters wait for, by name. */
export function extensionRows(snapshot: Snapshot): readonly ExtensionRow[] {
  const configs = configsOf(snapshot);
  const users = usersByName(snapshot.dump?.listeners ?? []);
  const row = (name: string, config: ExtensionConfig | null): ExtensionRow => {
    const used = users.get(name) ?? [];
    return { name, config, users: used.slice(0, MAX_USERS), userCount: used.length };
  };
  const come = new Set(configs.map(({ name }) => name));
  const waiting = [...users.keys()].filter((name) => !come.has(name));
  return [
    ...configs.map((config) => row(config.name, config)),
    ...waiting.map((name) => row(name, null)),
  ].sort((a, b) => naturalOrder(a.name, b.name));
}
