/**
 * How much of a dump a live source asks for. `edge`: what the pages of listeners and secrets are made of, about a
 * hundredth of the work of the whole (docs/decisions/012-asking-envoy.md).
 */
export const DUMP_SCOPES = ['whole', 'edge'] as const;
export type DumpScope = (typeof DUMP_SCOPES)[number];

/** The sections that scope `edge` asks for, one after the other. */
export const EDGE_SECTIONS = ['bootstrap', 'listeners', 'secrets'] as const;

/**
 * What some lists need besides the edge to be what they are in the whole: who else uses a secret, and which route
 * configurations are there.
 */
export const FURTHER_SECTIONS = ['clusters', 'route-names'] as const;
export type FurtherSection = (typeof FURTHER_SECTIONS)[number];
export type DumpSection = (typeof EDGE_SECTIONS)[number] | FurtherSection;

/**
 * A mask names every field of its section's message (envoy, `config_dump_shared.proto`), so that the section comes as
 * it stands in the whole. A section that lacks one of them is left out by Envoy: each mask fits its own alone.
 */
export const SECTION_PATHS: Readonly<Record<DumpSection, string>> = {
  bootstrap: '/config_dump?mask=bootstrap,last_updated',
  listeners: '/config_dump?mask=version_info,static_listeners,dynamic_listeners',
  secrets: '/config_dump?mask=static_secrets,dynamic_active_secrets,dynamic_warming_secrets',
  clusters: '/config_dump?mask=version_info,static_clusters,dynamic_active_clusters,dynamic_warming_clusters',
  // A mask reaches into the resources of a list only where that list alone is asked for.
  'route-names': '/config_dump?resource=dynamic_route_configs&mask=route_config.name',
};
