/** Cluster specifier plugins: a matcher tree that names clusters, which a dump decides, and Lua, which it does not. */
import type { Random } from '../random.ts';
import { madeTree } from './match-trees.ts';

const TYPE = 'type.googleapis.com/envoy.extensions.router.cluster_specifiers';

const to = (cluster: string): object => ({
  name: 'cluster',
  typed_config: { '@type': `${TYPE}.matcher.v3.ClusterAction`, cluster },
});

const LUA = 'function envoy_on_route(route_handle)\n  return "two"\nend\n';

/** Plugins of a route configuration, and the names that its routes refer to. */
export function madePlugins(random: Random): { json: readonly object[]; names: readonly string[] } {
  const branches = ['one', 'missing'].map((value) => ({ value, action: to(value) }));
  const otherwise = random.chance(0.7) ? to('two') : null;
  const typed_config = random.chance(0.8)
    ? {
        '@type': `${TYPE}.matcher.v3.MatcherClusterSpecifier`,
        cluster_matcher: madeTree(random, 'x-cluster', branches, otherwise),
      }
    : { '@type': `${TYPE}.lua.v3.LuaConfig`, source_code: { inline_string: LUA }, default_cluster: 'one' };
  return { json: [{ extension: { name: 'by-tree', typed_config } }], names: ['by-tree'] };
}
