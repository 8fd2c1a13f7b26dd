import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject } from '@/lib/core/json';
import type { DumpResource, DumpSection, ResourceMeta, ResourceState } from './model';
import type { Raw } from './raw';
import { ELEMENTS, listState, SECTIONS, type SectionList, sectionTitle } from './section-titles';

/** One resource of a known section: what the section says of it, and its own configuration. */
export interface Entry {
  readonly meta: ResourceMeta;
  readonly list: string;
  readonly name: string;
  /** The entry, or the state of a dynamic listener. */
  readonly entry: Raw;
  /** The resource itself; missing for an update that Envoy could not even parse. */
  readonly resource: Raw;
}

export interface ReadSection {
  readonly section: DumpSection;
  readonly entries: readonly Entry[];
}

const LISTENER_STATES = ['active_state', 'warming_state', 'draining_state'] as const;

function entryOf(entry: Raw, shape: SectionList, state: ResourceState, outerName: string): Entry {
  const resource = shape.resource === '' ? entry : entry.at(shape.resource);
  return {
    meta: {
      pointer: entry.pointer,
      state,
      version: entry.textOrNull('version_info'),
      lastUpdated: entry.textOrNull('last_updated'),
    },
    list: shape.field,
    name: resource.text(shape.nameField) || outerName,
    entry,
    resource,
  };
}

/**
 * A dynamic listener can be active, warming and draining at once; each is a resource of its own. A refused
 * update (`error_state`) is one more, and may be all there is: without a name when Envoy could not parse it.
 */
function listenerEntries(entry: Raw, shape: SectionList): readonly Entry[] {
  const name = entry.text('name');
  const entries = LISTENER_STATES.filter((field) => entry.at(field).object !== null).map((field) =>
    entryOf(entry.at(field), shape, listState(field), name),
  );
  const error = entry.at('error_state');
  if (error.object !== null) {
    const failed = entryOf(error, { ...shape, resource: 'failed_configuration' }, 'rejected', name);
    const attempt = error.textOrNull('last_update_attempt');
    entries.push({ ...failed, meta: { ...failed.meta, lastUpdated: attempt } });
  }
  // Named in the section and in no state: shown as it stands, rather than not at all.
  return entries.length > 0 ? entries : [entryOf(entry, shape, 'active', name)];
}

function entriesOf(raw: Raw, shape: SectionList): readonly Entry[] {
  if (shape.field === 'dynamic_listeners') return listenerEntries(raw, shape);
  return [entryOf(raw, shape, shape.state, raw.text('name'))];
}

function resourceOf({ meta, list, name }: Entry): DumpResource {
  return { ...meta, name, list };
}

function knownSection(raw: Raw, type: string, lists: readonly SectionList[]): ReadSection {
  const entries = lists.flatMap((shape) =>
    raw
      .at(shape.field)
      .objects()
      .flatMap((item) => entriesOf(item, shape)),
  );
  const section = { pointer: raw.pointer, type, title: sectionTitle(type), known: true };
  return { section: { ...section, resources: entries.map(resourceOf) }, entries };
}

const COMMON_FIELDS: ReadonlySet<string> = new Set([
  '@type',
  'version_info',
  'versionInfo',
  'last_updated',
  'lastUpdated',
]);

function expectLists(raw: Raw, lists: readonly SectionList[]): void {
  const known = new Set(COMMON_FIELDS);
  for (const { field } of lists) {
    known.add(field);
    known.add(field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  }
  raw.expect(known);
}

function wholeAsResource(raw: Raw, name: string, list: string): DumpResource {
  return {
    pointer: raw.pointer,
    name,
    list,
    state: 'static',
    version: raw.textOrNull('version_info'),
    lastUpdated: raw.textOrNull('last_updated'),
  };
}

function bootstrapSection(raw: Raw, type: string): ReadSection {
  raw.expect(new Set([...COMMON_FIELDS, 'bootstrap']));
  const resources = [wholeAsResource(raw, 'bootstrap', 'bootstrap')];
  return {
    section: { pointer: raw.pointer, type, title: sectionTitle(type), known: true, resources },
    entries: [],
  };
}

/** A guess at the name of something unknown: its own `name`, or that of the message inside. */
function guessedName(raw: Raw): string {
  const own = raw.key('name').value;
  if (typeof own === 'string') return own;
  for (const key of raw.keys()) {
    const inner = raw.key(key).value;
    if (isJsonObject(inner) && typeof inner['name'] === 'string' && Object.hasOwn(inner, 'name'))
      return inner['name'];
  }
  return '';
}

function unknownSection(raw: Raw, type: string): ReadSection {
  raw.notices.add('unknown-type', () => raw.pointer, type);
  const resources = raw
    .keys()
    .filter((key) => isJsonArray(raw.key(key).value))
    .flatMap((key) =>
      raw
        .key(key)
        .items()
        .map((item) => ({
          pointer: item.pointer,
          name: isJsonObject(item.value) ? guessedName(item) : '',
          list: key,
          state: listState(key),
          version: null,
          lastUpdated: null,
        })),
    );
  const all = resources.length > 0 ? resources : [wholeAsResource(raw, guessedName(raw), '')];
  return {
    section: { pointer: raw.pointer, type, title: sectionTitle(type), known: false, resources: all },
    entries: [],
  };
}

/** One section of `configs[]`, by its `@type`. A type that is not known is listed raw, with a notice. */
export function readSection(raw: Raw): ReadSection {
  const type = raw.type;
  const shape = SECTIONS.get(type);
  if (shape === undefined) return unknownSection(raw, type);
  if (shape.lists.length === 0) return bootstrapSection(raw, type);
  expectLists(raw, shape.lists);
  return knownSection(raw, type, shape.lists);
}

export function isElement(raw: Raw): boolean {
  return ELEMENTS.has(raw.type);
}

/** Elements of `/config_dump?resource=…`, put together as if they were one section at `pointer`. */
export function readElements(elements: readonly Raw[], pointer: JsonPointer): readonly ReadSection[] {
  const bySection = new Map<string, Entry[]>();
  for (const raw of elements) {
    const place = ELEMENTS.get(raw.type);
    const shape = place && SECTIONS.get(place.section)?.lists.find((list) => list.field === place.list);
    if (place === undefined || shape === undefined) continue;
    const entries = bySection.get(place.section) ?? [];
    entries.push(...entriesOf(raw, shape));
    bySection.set(place.section, entries);
  }
  return [...bySection].map(([type, entries]) => ({
    section: { pointer, type, title: sectionTitle(type), known: true, resources: entries.map(resourceOf) },
    entries,
  }));
}
