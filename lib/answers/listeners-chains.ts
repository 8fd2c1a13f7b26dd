import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { FilterChain, Listener } from '@/lib/envoy/model';
import { gatewayOfRouteConfig } from '@/lib/istio/provenance';
import type { Joined } from './joined';
import { filteredConfigs, filterUses, settingsIn } from './listeners-filters';
import { chainSecrets, leanChain } from './listeners-secrets';
import { routeConfigName } from './listeners-text';
import { type TreeOutcomes, treeChoice, treeOutcomes } from './listeners-tree';
import type { ChainDetail, ChainLine, ChainTarget } from './listeners-types';
import { perSnapshot } from './lists/per-snapshot';

const routeConfigNames = perSnapshot(({ snapshot: { dump } }: Joined): ReadonlySet<string> | null =>
  // Route configurations that were not asked for are not missing.
  dump?.sections.some(({ type }) => type.endsWith('.RoutesConfigDump'))
    ? new Set(dump.routeConfigs.map(({ name }) => name))
    : null,
);

function targetOf({ http, tcpClusters }: FilterChain): ChainTarget {
  if (http !== null) return { kind: 'routes', routes: http.routes };
  return tcpClusters.length === 0 ? { kind: 'nowhere' } : { kind: 'tcp', clusters: tcpClusters };
}

function lineOf(chain: FilterChain, index: number, tree: TreeOutcomes | null, joined: Joined): ChainLine {
  const { pointer, name, isDefault, match, http, tls } = chain;
  const config = routeConfigName(chain);
  const secrets = chainSecrets(chain, joined);
  const [first = null, ...more] = secrets.filter(({ role }) => role === 'certificate');
  const isInline = http?.routes.kind === 'inline';
  return {
    pointer,
    ordinal: index + 1,
    name,
    isDefault,
    match,
    choice: tree === null ? null : treeChoice(tree, chain),
    target: targetOf(chain),
    routeConfigFound: config === null || isInline ? null : (routeConfigNames(joined)?.has(config) ?? null),
    gateway: config === null ? null : gatewayOfRouteConfig(config),
    isTls: tls !== null,
    certificate: first,
    moreCertificates: more.length,
    problems: secrets.flatMap(({ problems }) => problems),
  };
}

/** The chains of a listener in dump order, a line each. */
export function chainLines({ filterChains, matcher }: Listener, joined: Joined): readonly ChainLine[] {
  const tree = matcher === null ? null : treeOutcomes(matcher);
  return filterChains.map((chain, index) => lineOf(chain, index, tree, joined));
}

const chainsByPointer = perSnapshot(
  ({ snapshot: { dump } }: Joined): ReadonlyMap<JsonPointer, FilterChain> =>
    new Map(dump?.listeners.flatMap(({ filterChains }) => filterChains).map((each) => [each.pointer, each])),
);

const usesOf = perSnapshot((joined: Joined) =>
  filterUses((name) => filteredConfigs(joined, name), settingsIn(joined)),
);

/** All of one chain, by its JSON pointer. Fails with `resource-gone`. */
export function chainDetail(joined: Joined, pointer: JsonPointer): Result<ChainDetail> {
  const chain = chainsByPointer(joined).get(pointer);
  if (chain === undefined) return err(appError('resource-gone', { what: `Filter chain ${pointer}` }));
  return ok({
    chain: leanChain(chain),
    secrets: chainSecrets(chain, joined),
    filterUse: usesOf(joined)(chain.http),
  });
}
