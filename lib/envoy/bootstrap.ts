import type { JsonObject } from '@/lib/core/json';
import { readVersion } from './bootstrap-node';
import type { Bootstrap } from './model';
import type { Raw } from './raw';

const NO_METADATA: JsonObject = {};

/** The node of the bootstrap section: who this Envoy says it is. The rest is read by `readBootstrapDetail`. */
export function readBootstrap(section: Raw): Bootstrap {
  const bootstrap = section.at('bootstrap');
  const node = bootstrap.at('node');
  return {
    pointer: section.pointer,
    nodeId: node.text('id'),
    nodeCluster: node.text('cluster'),
    metadata: node.at('metadata').object ?? NO_METADATA,
    envoyVersion: readVersion(node.at('user_agent_build_version')),
  };
}
