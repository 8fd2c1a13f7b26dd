import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject } from '@/lib/core/json';
import type { DumpResource, DumpSection, ResourceState } from './model';
import type { Raw } from './raw';
import { ELEMENTS, listState, SECTIONS, type SectionList, sectionTitle } from './section-titles';

/** One resource of a known section: what the section says of it, and where its own configuration is. */
export interface FoundResource {
  readonly resource: DumpResource;
  /** Field of the entry that the configuration stands in; '' when the entry is it. */
  readonly field: string;
}

/** A section by the upper levels of its tree: nothing below the names of resources is looked at. */
export interface FoundSection {
  readonly section: DumpSection;
  /** Those of a known section that can be read further. */
  readonly found: readonly FoundResource[];
}

/** Levels of a section down to the name of a resource: list, entry, state of a listener, resource. */
export const SECTION_DEPTH = 5;

const LISTENER_STATES = ['active_state', 'warming_state', 'draining_state'] as const;

function entryOf(entry: Raw, shape: SectionList, state: ResourceState, outerName: string): FoundResource {
  const resource = shape.resource === '' ? entry : entry.at(shape.resource);
  return {
    resource: {
      pointer: entry.pointer,
      state,
      version: entry.textOrNull('version_info'),
      lastUpdated: entry.textOrNull('last_updated'),
      list: shape.field,
      name: resource.text(shape.nameField) || outerName,
    },
    field: shape.resource,
  };
}

/**
 * A dynamic listener can be active, warming and draining at once; each is a resource of its own. A refused
 * update (`error_state`) is one more, and may be all there is: without a name when Envoy could not parse it.
 */
function listenerEntries(entry: Raw, shape: SectionList): readonly FoundResource[] {
  const name = entry.text('name');
  const entries = LISTENER_STATES.filter((field) => entry.at(field).object !== null).map((field) =>
    entryOf(entry.at(field), shape, listState(field), name),
  );
  const error = entry.at('error_state');
  if (error.object !== null) {
    const failed = entryOf(error, { ...shape, resource: 'failed_configuration' }, 'rejected', name);
    const attempt = error.textOrNull('last_update_attempt');
    entries.push({ ...failed, resource: { ...failed.resource, lastUpdated: attempt } });
  }
  // Named in the section and in no state: shown as it stands, rather than not at all.
  return entries.length > 0 ? entries : [entryOf(entry, shape, 'active', name)];
}

function entriesOf(raw: Raw, shape: SectionList): readonly FoundResource[] {
  if (shape.field === 'dynamic_listeners') return listenerEntries(raw, shape);
  return [entryOf(raw, shape, shape.state, raw.text('name'))];
}

function sectionOf(pointer: JsonPointer, type: string, found: readonly FoundResource[]): FoundSection {
  const resources = found.map(({ resource }) => resource);
  return { section: { pointer, type, title: sectionTitle(type), known: true, resources }, found };
}

function knownSection(raw: Raw, type: string, lists: readonly SectionList[]): FoundSection {
  const found = lists.flatMap((shape) =>
    raw
      .at(shape.field)
      .objects()
      .flatMap((item) => entriesOf(item, shape)),
  );
  return sectionOf(raw.pointer, type, found);
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

function bootstrapSection(raw: Raw, type: string): FoundSection {
  raw.expect(new Set([...COMMON_FIELDS, 'bootstrap']));
  const resources = [wholeAsResource(raw, 'bootstrap', 'bootstrap')];
  return {
    section: { pointer: raw.pointer, type, title: sectionTitle(type), known: true, resources },
    found: [],
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

function unknownSection(raw: Raw, type: string): FoundSection {
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
    found: [],
  };
}

/**
 * One section of `configs[]`, by its `@type`. A type that is not known is listed raw, with a notice.
 * @param raw the upper `SECTION_DEPTH` levels of the section are enough
 */
export function readSection(raw: Raw): FoundSection {
  const type = raw.type;
  const shape = SECTIONS.get(type);
  if (shape === undefined) return unknownSection(raw, type);
  if (shape.lists.length === 0) return bootstrapSection(raw, type);
  expectLists(raw, shape.lists);
  return knownSection(raw, type, shape.lists);
}

/** Elements of `/config_dump?resource=…`, put together as if they were one section at `pointer`. */
export function readElements(elements: readonly Raw[], pointer: JsonPointer): readonly FoundSection[] {
  const bySection = new Map<string, FoundResource[]>();
  for (const raw of elements) {
    const place = ELEMENTS.get(raw.type);
    const shape = place && SECTIONS.get(place.section)?.lists.find((list) => list.field === place.list);
    if (place === undefined || shape === undefined) continue;
    const found = bySection.get(place.section) ?? [];
    found.push(...entriesOf(raw, shape));
    bySection.set(place.section, found);
  }
  return [...bySection].map(([type, found]) => sectionOf(pointer, type, found));
}
