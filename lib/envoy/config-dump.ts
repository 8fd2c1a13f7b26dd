import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { child, ROOT } from '@/lib/core/json-pointer';
import { once } from '@/lib/core/once';
import { err, ok, type Result } from '@/lib/core/result';
import { Stepwise } from '@/lib/core/stepwise';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Span } from '@/lib/json/span';
import { readBootstrap } from './bootstrap';
import { readClusterEntry } from './clusters';
import { DumpCheck } from './dump-check';
import { DumpReader } from './dump-reader';
import { type ReadSection, readSections } from './dump-sections';
import { readConfiguredEndpoints, readEdsEndpoints } from './endpoints';
import { readListenerEntries } from './listeners';
import { looksLike } from './looks-like';
import type { Bootstrap, Cluster, ConfigDump, Endpoint } from './model';
import { Notices } from './notices';
import { placeRouteConfigs } from './route-table/route-configs';
import { RouteTable } from './route-table/route-table';
import { readSecretEntry } from './secrets';
import { shallow } from './shallow';

const CONFIGS = child(ROOT, 'configs');

/** The list of sections; null for `{}`, which Envoy answers when nothing matched; undefined for what is no dump. */
function configsOf(document: JsonBytes): Span | null | undefined {
  if (document.kind(document.root) !== 'object') return undefined;
  if (document.count(document.root) === 0) return null;
  const configs = document.find(CONFIGS);
  return configs !== null && document.kind(configs) === 'array' ? configs : undefined;
}

function readBootstrapOf(reader: DumpReader): Bootstrap | null {
  const [first] = reader.sectionsOf('BootstrapConfigDump');
  return first === undefined ? null : readBootstrap(reader.rawAt(first.section.pointer));
}

function* readClusters(reader: DumpReader): Generator<undefined, readonly Cluster[]> {
  const clusters: Cluster[] = [];
  for (const entry of reader.entries('ClustersConfigDump')) {
    const cluster = readClusterEntry(entry);
    if (cluster !== null) clusters.push(cluster);
    yield;
  }
  return clusters;
}

/** Without EDS only the endpoints that clusters configure themselves are known. */
function* readEndpoints(
  reader: DumpReader,
  clusters: Stepwise<readonly Cluster[]>,
): Generator<undefined, readonly Endpoint[]> {
  if (!reader.has('EndpointsConfigDump'))
    return yield* readConfiguredEndpoints(reader.entries('ClustersConfigDump'));
  while (!clusters.step(() => true)) yield;
  return yield* readEdsEndpoints(reader.entries('EndpointsConfigDump'), clusters.value);
}

/** What a dump holds, each part read when it is first asked for. */
function partsOf(reader: DumpReader) {
  const clusters = new Stepwise(() => readClusters(reader));
  return {
    clusters,
    bootstrap: once(() => readBootstrapOf(reader)),
    listeners: new Stepwise(() => readListenerEntries(reader.entries('ListenersConfigDump'))),
    endpoints: new Stepwise(() => readEndpoints(reader, clusters)),
    secrets: once(() => Array.from(reader.entries('SecretsConfigDump'), readSecretEntry)),
  };
}

/** Where the resources stand, by their pointers. */
function spansOf(sections: readonly ReadSection[]): ReadonlyMap<JsonPointer, Span> {
  return new Map(
    sections.flatMap(({ places }) => places.map(({ resource, span }) => [resource.pointer, span] as const)),
  );
}

/**
 * Opens an answer of `/config_dump`, whole or by `mask=`, `resource=` or `name_regex=`, in Envoy's spelling or
 * in istioctl's. Sections are found by `@type`; of their resources only names, versions and times are read now.
 * What is not known stays in `sections` and gets a notice. `{}` is what Envoy answers when nothing matched: an empty
 * dump. The bytes must not change after this. Error: `dump-not-understood`, with `looksLike` naming what the document
 * seems to be.
 */
export function readConfigDump(document: JsonBytes): Result<ConfigDump> {
  const configs = configsOf(document);
  if (configs === undefined) {
    const looks = looksLike(shallow(document, document.root, 1));
    return err(appError('dump-not-understood', { looksLike: looks }));
  }
  const notices = new Notices();
  const sections = configs === null ? [] : readSections(document, configs, CONFIGS, notices);
  const routeLists = placeRouteConfigs(document, sections, notices);
  const reader = new DumpReader(document, sections);
  const parts = partsOf(reader);
  const routes = new Stepwise(() => RouteTable.make(document, routeLists));
  const configPlaces = routeLists.flatMap((list) => list.places);
  const spans = once(() => spansOf(sections));
  return ok({
    get bootstrap() {
      return parts.bootstrap();
    },
    get listeners() {
      return parts.listeners.value;
    },
    routeConfigs: configPlaces,
    get routes() {
      return routes.value;
    },
    get clusters() {
      return parts.clusters.value;
    },
    get endpoints() {
      return parts.endpoints.value;
    },
    inSteps: {
      routes,
      listeners: parts.listeners,
      clusters: parts.clusters,
      endpoints: parts.endpoints,
    },
    hasEndpoints: reader.has('EndpointsConfigDump'),
    get secrets() {
      return parts.secrets();
    },
    sections: sections.map(({ section }) => section),
    spanOf: (pointer) => spans().get(pointer) ?? document.find(pointer),
    rawAt: (pointer) => reader.rawAt(pointer),
    check: new DumpCheck(new DumpReader(document, sections, notices), configPlaces, notices),
    get notices() {
      return notices.list;
    },
  });
}
