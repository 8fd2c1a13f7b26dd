import type { JsonObject } from '@/lib/core/json';
import type { Bootstrap } from './model';
import type { Raw } from './raw';

const NO_METADATA: JsonObject = {};

/** config.core.v3.BuildVersion as `1.40.0`; a part that is 0 is left out of a dump. */
function readVersion(build: Raw): string | null {
  const version = build.at('version');
  if (version.object === null) return null;
  const parts = ['major_number', 'minor_number', 'patch'] as const;
  return parts.map((part) => String(version.numberOrNull(part) ?? 0)).join('.');
}

/** The node of the bootstrap section: who this Envoy says it is. */
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
