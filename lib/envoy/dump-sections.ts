import type { JsonPointer } from '@/lib/core/brand';
import { isJsonObject } from '@/lib/core/json';
import { child } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Span } from '@/lib/json/span';
import type { DumpResource, DumpSection, ResourceMeta } from './model';
import type { Notices } from './notices';
import { Raw } from './raw';
import { ELEMENTS, sectionTitle } from './section-titles';
import { type WalkedSection, walkSections } from './section-walk';
import { type FoundSection, readElements, readSection, SECTION_DEPTH } from './sections';
import { shallow } from './shallow';

/** One resource of a known section, where it stands in the bytes. */
export interface ResourcePlace {
  readonly resource: DumpResource;
  /** Field of the entry that the configuration stands in; '' when the entry is it. */
  readonly field: string;
  /** The entry, or the state of a dynamic listener. */
  readonly span: Span;
}

/** One resource of a known section: what the section says of it, and its own configuration. */
export interface Entry {
  readonly meta: ResourceMeta;
  readonly name: string;
  /** The entry, or the state of a dynamic listener. */
  readonly entry: Raw;
  /** The resource itself; missing for an update that Envoy could not even parse. */
  readonly resource: Raw;
}

export interface ReadSection {
  readonly section: DumpSection;
  /** Resources that can be read further, in the order of `section.resources`. */
  readonly places: readonly ResourcePlace[];
}

const ADMIN = 'envoy.admin.v3.';

/** Sections that may stand in one dump several times (one per kind of filter). */
const REPEATABLE: ReadonlySet<string> = new Set([`${ADMIN}EcdsConfigDump`]);

/** Parses one resource. */
export function openPlace(
  document: JsonBytes,
  { resource, field, span }: ResourcePlace,
  notices: Notices,
): Entry {
  const { pointer, state, version, lastUpdated, name } = resource;
  const entry = Raw.root(document.parse(span), notices, pointer);
  return {
    meta: { pointer, state, version, lastUpdated },
    name,
    entry,
    resource: field === '' ? entry : entry.at(field),
  };
}

class SectionReader {
  readonly #document: JsonBytes;
  readonly #configs: Span;
  readonly #pointer: JsonPointer;
  readonly #notices: Notices;

  constructor(document: JsonBytes, configs: Span, pointer: JsonPointer, notices: Notices) {
    this.#document = document;
    this.#configs = configs;
    this.#pointer = pointer;
    this.#notices = notices;
  }

  read(): readonly ReadSection[] {
    const elements: Raw[] = [];
    const sections: ReadSection[] = [];
    for (const [index, walked] of walkSections(this.#document, this.#configs, this.#pointer).entries()) {
      const tree = walked.resources === null ? this.#tree(walked, index) : null;
      if (tree === null) sections.push(this.#walked(walked, index));
      else if (!isJsonObject(tree.value)) this.#noteOther(tree, index);
      else if (ELEMENTS.has(tree.type)) elements.push(tree);
      else sections.push(this.#placed(readSection(tree)));
    }
    this.#noteRepeated(sections);
    return [...sections, ...readElements(elements, this.#pointer).map((found) => this.#placed(found))];
  }

  #tree({ span }: WalkedSection, index: number): Raw {
    const tree = shallow(this.#document, span, SECTION_DEPTH);
    return Raw.root(tree, this.#notices, child(this.#pointer, index));
  }

  #noteOther({ pointer }: Raw, index: number): void {
    this.#notices.add('not-an-object', () => pointer, String(index));
  }

  #walked({ type, resources }: WalkedSection, index: number): ReadSection {
    const places = resources ?? [];
    return {
      section: {
        pointer: child(this.#pointer, index),
        type,
        title: sectionTitle(type),
        known: true,
        resources: places.map(({ resource }) => resource),
      },
      places,
    };
  }

  #placed({ section, found }: FoundSection): ReadSection {
    const places = found.flatMap(({ resource, field }): readonly ResourcePlace[] => {
      const span = this.#document.find(resource.pointer);
      return span === null ? [] : [{ resource, field, span }];
    });
    return { section, places };
  }

  #noteRepeated(sections: readonly ReadSection[]): void {
    const seen = new Set<string>();
    for (const { section } of sections) {
      const again = seen.has(section.type) && section.known && !REPEATABLE.has(section.type);
      if (again) this.#notices.add('section-repeated', () => section.pointer, section.type);
      seen.add(section.type);
    }
  }
}

/**
 * The sections of a dump with all resources, by name and place. Only names, versions and times are read.
 * @param configs the list of sections, at `pointer`
 */
export function readSections(
  document: JsonBytes,
  configs: Span,
  pointer: JsonPointer,
  notices: Notices,
): readonly ReadSection[] {
  return new SectionReader(document, configs, pointer, notices).read();
}
