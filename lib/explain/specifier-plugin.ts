import { readMatcherTree } from '@/lib/envoy/matcher-tree';
import type { Raw } from '@/lib/envoy/raw';
import { unwrap } from '@/lib/envoy/route-settings';
import { runMatcher } from './matcher-run';
import type { Stream } from './stream';

const BY_MATCHER = 'envoy.extensions.router.cluster_specifiers.matcher.v3.MatcherClusterSpecifier';

/** The plugin that a route names, or brings itself. */
function pluginOf(action: Raw, config: Raw): Raw | null {
  const inline = action.at('inline_cluster_specifier_plugin');
  if (inline.object !== null) return inline;
  const name = action.text('cluster_specifier_plugin');
  const plugins = config.at('cluster_specifier_plugins').objects();
  return plugins.find((plugin) => plugin.at('extension').text('name') === name) ?? null;
}

/**
 * The cluster that a cluster specifier plugin names; '' where its matcher names none. Null: the plugin is code that
 * Gatescope cannot run.
 * @param action RouteAction
 * @param config the RouteConfiguration of the route
 */
export function pluginCluster(action: Raw, config: Raw, stream: Stream): string | null {
  const plugin = pluginOf(action, config);
  if (plugin === null) return null;
  const { type, message } = unwrap(plugin.at('extension').at('typed_config'));
  if (type !== BY_MATCHER) return null;
  const names = new Map<string, string>();
  const tree = readMatcherTree(message.at('cluster_matcher'), (chosen) => {
    names.set(chosen.pointer.slice(0, chosen.pointer.lastIndexOf('/')), chosen.text('cluster'));
  });
  if (tree === null) return null;
  const found = runMatcher(tree, {
    input: (input) => stream.input(input),
    unknown: (reason) => stream.chance.unknown(reason),
  });
  return found === null ? '' : (names.get(found.pointer) ?? '');
}
