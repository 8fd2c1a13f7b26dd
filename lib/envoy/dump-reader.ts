import type { JsonPointer } from '@/lib/core/brand';
import type { JsonBytes } from '@/lib/json/bytes';
import { type Entry, openPlace, type ReadSection, type ResourcePlace } from './dump-sections';
import { Notices } from './notices';
import { Raw } from './raw';

/** Parses resources of a dump one by one: each can be forgotten before the next is parsed. */
export class DumpReader {
  readonly document: JsonBytes;
  readonly #sections: readonly ReadSection[];
  readonly #notices: Notices;

  /** @param notices left out where what is not understood is told elsewhere */
  constructor(document: JsonBytes, sections: readonly ReadSection[], notices = new Notices()) {
    this.document = document;
    this.#sections = sections;
    this.#notices = notices;
  }

  /** Sections of a type of `envoy.admin.v3`, in the order of the dump. */
  sectionsOf(name: string): readonly ReadSection[] {
    return this.#sections.filter(({ section }) => section.type === `envoy.admin.v3.${name}`);
  }

  /** Sections of all other types: unknown ones, too. */
  sectionsBut(names: readonly string[]): readonly ReadSection[] {
    const types = new Set(names.map((name) => `envoy.admin.v3.${name}`));
    return this.#sections.filter(({ section }) => !types.has(section.type));
  }

  has(name: string): boolean {
    return this.sectionsOf(name).length > 0;
  }

  *places(name: string): Generator<ResourcePlace> {
    for (const { places } of this.sectionsOf(name)) yield* places;
  }

  /** The resources of a type of section. */
  *entries(name: string): Generator<Entry> {
    for (const place of this.places(name)) yield this.open(place);
  }

  open(place: ResourcePlace): Entry {
    return openPlace(this.document, place, this.#notices);
  }

  /** What stands at a pointer; a missing value when nothing does. */
  rawAt(pointer: JsonPointer): Raw {
    const span = this.document.find(pointer);
    return Raw.root(span === null ? null : this.document.parse(span), this.#notices, pointer);
  }
}
