import { appError } from '@/lib/core/errors';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { readBootstrap } from './bootstrap';
import { readClusterEntry } from './clusters';
import { readConfiguredEndpoints, readEdsEndpoints } from './endpoints';
import { readListenerEntries } from './listeners';
import { looksLike } from './looks-like';
import type { Bootstrap, Cluster, ConfigDump, Endpoint } from './model';
import { Raw } from './raw';
import { readRouteConfigEntry, readScopedRouteConfigs } from './route-configs';
import { readSecretEntry } from './secrets';
import { type Entry, isElement, type ReadSection, readElements, readSection } from './sections';

const ADMIN = 'envoy.admin.v3.';

/** Sections that may stand in one dump several times (one per kind of filter). */
const REPEATABLE: ReadonlySet<string> = new Set([`${ADMIN}EcdsConfigDump`]);

function readSections(configs: Raw): readonly ReadSection[] {
  const objects = configs.objects();
  const elements = objects.filter(isElement);
  const sections = objects.filter((raw) => !isElement(raw)).map(readSection);
  const seen = new Set<string>();
  for (const { section } of sections) {
    const again = seen.has(section.type) && section.known && !REPEATABLE.has(section.type);
    if (again) configs.notices.add('section-repeated', () => section.pointer, section.type);
    seen.add(section.type);
  }
  return [...sections, ...readElements(elements, configs.pointer)];
}

function bootstrapOf(configs: Raw): Bootstrap | null {
  const section = configs.items().find((raw) => raw.type === `${ADMIN}BootstrapConfigDump`);
  return section === undefined ? null : readBootstrap(section);
}

function endpointsOf(
  entries: (name: string) => readonly Entry[],
  clusters: readonly Cluster[],
  hasEndpoints: boolean,
  configs: Raw,
): readonly Endpoint[] {
  if (hasEndpoints) return readEdsEndpoints(entries('EndpointsConfigDump'), clusters);
  // Without EDS, clusters of that type look empty although they may not be: said, not guessed.
  if (clusters.some((cluster) => cluster.type === 'EDS')) {
    configs.notices.add('endpoints-without-eds', () => configs.pointer, 'include_eds');
  }
  return readConfiguredEndpoints(entries('ClustersConfigDump'));
}

/**
 * Reads an answer of `/config_dump`, whole or by `mask=`, `resource=` or `name_regex=`, in Envoy's spelling or
 * in istioctl's. Sections are found by `@type`. What is not known stays in `sections` and gets a notice.
 * `{}` is what Envoy answers when nothing matched: an empty dump. Error: `dump-not-understood`, with
 * `looksLike` naming what the document seems to be.
 */
export function readConfigDump(document: Json): Result<ConfigDump> {
  const isEmpty = isJsonObject(document) && Object.keys(document).length === 0;
  const isDump =
    isJsonObject(document) && Object.hasOwn(document, 'configs') && isJsonArray(document['configs']);
  if (!isEmpty && !isDump) return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  const root = Raw.root(document);
  const configs = root.key('configs');
  const sections = readSections(configs);
  const entries = (name: string): readonly Entry[] =>
    sections
      .filter(({ section }) => section.type === `${ADMIN}${name}`)
      .flatMap((section) => section.entries);
  const hasEndpoints = sections.some(({ section }) => section.type === `${ADMIN}EndpointsConfigDump`);
  const clusters = entries('ClustersConfigDump')
    .map(readClusterEntry)
    .filter((cluster) => cluster !== null);
  return ok({
    bootstrap: bootstrapOf(configs),
    listeners: readListenerEntries(entries('ListenersConfigDump')),
    routeConfigs: [
      ...entries('RoutesConfigDump')
        .map(readRouteConfigEntry)
        .filter((config) => config !== null),
      ...entries('ScopedRoutesConfigDump').flatMap(readScopedRouteConfigs),
    ],
    clusters,
    endpoints: endpointsOf(entries, clusters, hasEndpoints, configs),
    hasEndpoints,
    secrets: entries('SecretsConfigDump').map(readSecretEntry),
    sections: sections.map(({ section }) => section),
    notices: root.notices.list,
  });
}
