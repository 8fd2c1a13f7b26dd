import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT } from '@/lib/core/json-pointer';
import { finished } from '@/lib/core/stepwise';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Span } from '@/lib/json/span';
import { readBootstrap } from './bootstrap';
import { readClusterEntry } from './clusters';
import type { DumpReader } from './dump-reader';
import type { Entry } from './dump-sections';
import { readConfiguredEndpoints, readEdsEndpoints } from './endpoints';
import { ROUTE_CONFIG_FIELDS } from './known-fields';
import { readListenerEntries } from './listeners';
import { noteTypes } from './message-types';
import type { Notices } from './notices';
import { Raw } from './raw';
import { readRoute, readVirtualHost } from './route-configs';
import type { RouteConfigPlace } from './route-table/route-configs';
import { readSecretEntry } from './secrets';
import { parseWithout } from './shallow';

/** A virtual host up to this size is parsed in one go. */
const WHOLE_HOST = 128 * 1024;

/** Sections whose resources are read. */
const READ = ['ClustersConfigDump', 'ListenersConfigDump', 'EndpointsConfigDump', 'SecretsConfigDump'];
/** Sections that are gone through in a way of their own. */
const OTHERS = ['BootstrapConfigDump', 'RoutesConfigDump'];

interface Placed {
  readonly span: Span;
  readonly pointer: JsonPointer;
}

const lengthOf = ({ start, end }: Span): number => end - start;

/** The elements of a list; of an object those of its lists, and its other values. */
function* partsIn(document: JsonBytes, { span, pointer }: Placed): Generator<Placed> {
  let index = 0;
  for (const item of document.items(span)) {
    yield { span: item, pointer: child(pointer, index) };
    index += 1;
  }
  for (const { key, value } of document.members(span)) {
    const at = { span: value, pointer: child(pointer, key) };
    if (document.kind(value) === 'array') yield* partsIn(document, at);
    else yield at;
  }
}

/** What is read for notices alone. */
export class DumpCheck {
  readonly #reader: DumpReader;
  readonly #configs: readonly RouteConfigPlace[];
  readonly #notices: Notices;

  /** @param reader one that leaves its notices in `notices` */
  constructor(reader: DumpReader, configs: readonly RouteConfigPlace[], notices: Notices) {
    this.#reader = reader;
    this.#configs = configs;
    this.#notices = notices;
  }

  /** Bytes that `run` goes through. */
  get bytes(): number {
    const places = READ.flatMap((name) => [...this.#reader.places(name)]);
    return [...places, ...this.#configs, ...this.#rest()].reduce((sum, { span }) => sum + lengthOf(span), 0);
  }

  /** Reads one resource after the other with the typed readers; yields the bytes of each. */
  *run(): Generator<number> {
    const reader = this.#reader;
    const hasEndpoints = reader.has('EndpointsConfigDump');
    let usesEds = false;
    yield* this.#each('ClustersConfigDump', (entry) => {
      usesEds = readClusterEntry(entry)?.type === 'EDS' || usesEds;
      if (!hasEndpoints) finished(readConfiguredEndpoints([entry]));
    });
    const [bootstrap] = reader.sectionsOf('BootstrapConfigDump');
    if (bootstrap !== undefined) {
      const raw = reader.rawAt(bootstrap.section.pointer);
      this.#types(raw);
      readBootstrap(raw);
    }
    yield* this.#each('ListenersConfigDump', (entry) => finished(readListenerEntries([entry])));
    for (const config of this.#configs) yield* this.#routeConfig(config);
    yield* this.#each('EndpointsConfigDump', (entry) => finished(readEdsEndpoints([entry], [])));
    // Without EDS, clusters of that type look empty although they may not be: said, not guessed.
    if (usesEds && !hasEndpoints)
      this.#notices.add('endpoints-without-eds', () => child(ROOT, 'configs'), 'include_eds');
    yield* this.#each('SecretsConfigDump', readSecretEntry);
    yield* this.#others();
  }

  #types(raw: Raw): void {
    noteTypes(raw.value, () => raw.pointer, this.#notices);
  }

  /** Sections without a typed reader: scoped routes, extension configs, and those that are not known. */
  #rest(): readonly Placed[] {
    return this.#reader.sectionsBut([...READ, ...OTHERS]).flatMap(({ section: { pointer } }) => {
      const span = this.#reader.document.find(pointer);
      return span === null ? [] : [{ span, pointer }];
    });
  }

  /** Only their types are looked at, one element of a list after the other. */
  *#others(): Generator<number> {
    for (const section of this.#rest()) {
      let told = 0;
      for (const { span, pointer } of partsIn(this.#reader.document, section)) {
        noteTypes(this.#reader.document.parse(span), () => pointer, this.#notices);
        yield lengthOf(span);
        told += lengthOf(span);
      }
      yield lengthOf(section.span) - told;
    }
  }

  *#each(name: string, read: (entry: Entry) => unknown): Generator<number> {
    for (const place of this.#reader.places(name)) {
      const entry = this.#reader.open(place);
      this.#types(entry.entry);
      read(entry);
      yield lengthOf(place.span);
    }
  }

  /** config.route.v3.RouteConfiguration; its virtual hosts one by one. */
  *#routeConfig({ span, at }: RouteConfigPlace): Generator<number> {
    const raw = this.#without(span, 'virtual_hosts', at);
    this.#types(raw);
    raw.expect(ROUTE_CONFIG_FIELDS);
    raw.at('virtual_hosts').items();
    let told = 0;
    for (const host of this.#objects(raw.at('virtual_hosts'))) {
      yield* this.#host(host);
      told += lengthOf(host.span);
    }
    yield lengthOf(span) - told;
  }

  *#host({ span, pointer }: Placed): Generator<number> {
    const { document } = this.#reader;
    if (lengthOf(span) <= WHOLE_HOST) {
      const host = Raw.root(document.parse(span), this.#notices, pointer);
      this.#types(host);
      readVirtualHost(host);
      yield lengthOf(span);
      return;
    }
    const raw = this.#without(span, 'routes', pointer);
    this.#types(raw);
    readVirtualHost(raw);
    let told = 0;
    for (const route of this.#objects(raw.at('routes'))) {
      const each = Raw.root(document.parse(route.span), this.#notices, route.pointer);
      this.#types(each);
      readRoute(each);
      yield lengthOf(route.span);
      told += lengthOf(route.span);
    }
    yield lengthOf(span) - told;
  }

  #without(span: Span, list: string, pointer: JsonPointer): Raw {
    return Raw.root(parseWithout(this.#reader.document, span, list), this.#notices, pointer);
  }

  /** Elements of the list that was left out; those that are no objects leave a notice. */
  *#objects({ pointer }: Raw): Generator<Placed> {
    const { document } = this.#reader;
    const span = document.find(pointer);
    if (span === null) return;
    let index = -1;
    for (const item of document.items(span)) {
      index += 1;
      const at = child(pointer, index);
      if (document.kind(item) === 'object') yield { span: item, pointer: at };
      else this.#notices.add('not-an-object', () => at, String(index));
    }
  }
}
