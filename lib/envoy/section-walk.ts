import type { JsonPointer } from '@/lib/core/brand';
import { child } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import { OPEN_ARRAY, OPEN_OBJECT, QUOTE } from '@/lib/json/characters';
import { keyBefore, stringAt } from '@/lib/json/cursor';
import { compilePaths, type PathRule } from '@/lib/json/paths';
import type { Span } from '@/lib/json/span';
import { CLOSE, EVENT_WORDS, fieldOf, kindOf, NO_FIELD, OPEN, OTHER } from '@/lib/json/walk-events';
import { walkPaths } from '@/lib/json/walk-paths';
import type { DumpResource } from './model';
import { SECTIONS, type SectionList } from './section-titles';

/** A resource of a section that is written as Envoy writes it. */
export interface WalkedResource {
  readonly resource: DumpResource;
  readonly field: string;
  readonly span: Span;
}

/** One element of `configs`. */
export interface WalkedSection {
  readonly span: Span;
  /** Without prefix; '' without one. */
  readonly type: string;
  /** Null for what is not as plain as the walk expects: then the section is read by its tree. */
  readonly resources: readonly WalkedResource[] | null;
}

/** Sections with thousands of entries of one shape; the others are small, or deeper. */
const PLAIN = ['ClustersConfigDump', 'RoutesConfigDump', 'SecretsConfigDump', 'EndpointsConfigDump'];

interface PlainList extends SectionList {
  readonly section: string;
}

const LISTS: readonly PlainList[] = PLAIN.flatMap((name) => {
  const section = `envoy.admin.v3.${name}`;
  return (SECTIONS.get(section)?.lists ?? []).map((list) => ({ ...list, section }));
});

const ITEM = 0;
const TYPE = 1;
/** Fields of one list, from `FIRST + list * STEP`. */
const FIRST = 8;
const STEP = 8;
const [LIST, ENTRY, NAME, VERSION, UPDATED, RESOURCE, OWN_NAME] = [0, 1, 2, 3, 4, 5, 6] as const;

function rulesOf({ field, resource, nameField }: SectionList, index: number): readonly PathRule[] {
  const base = FIRST + index * STEP;
  const entry = ['*', field, '*'];
  return [
    { path: ['*', field], field: base + LIST },
    { path: entry, field: base + ENTRY },
    { path: [...entry, 'name'], field: base + NAME },
    { path: [...entry, 'version_info'], field: base + VERSION },
    { path: [...entry, 'last_updated'], field: base + UPDATED },
    { path: [...entry, resource], field: base + RESOURCE },
    { path: [...entry, resource, nameField], field: base + OWN_NAME },
  ];
}

const TABLE = compilePaths(
  [
    { path: ['*'], field: ITEM, watch: true },
    { path: ['*', '@type'], field: TYPE },
    { path: ['*', 'version_info'], field: null },
    { path: ['*', 'last_updated'], field: null },
    ...LISTS.flatMap(rulesOf),
  ],
  { camelCase: true },
);

/** Reads text that often is the same as the one before, which is then the same string. */
class Texts {
  readonly #bytes: Uint8Array;
  readonly #last = new Map<number, { readonly start: number; readonly length: number; text: string }>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(kind: number, start: number, end: number): string {
    const known = this.#last.get(kind);
    if (known !== undefined && known.length === end - start && this.#isSame(known.start, start, end))
      return known.text;
    const text = stringAt(this.#bytes, { start, end });
    this.#last.set(kind, { start, length: end - start, text });
    return text;
  }

  #isSame(before: number, start: number, end: number): boolean {
    // What differs, differs at its end: versions count, times run.
    for (let place = end - 1; place >= start; place -= 1)
      if (this.#bytes[place] !== this.#bytes[before + place - start]) return false;
    return true;
  }
}

/** What was read of the section that is open. */
class Walk {
  readonly sections: WalkedSection[] = [];
  readonly #document: JsonBytes;
  readonly #texts: Texts;
  readonly #pointer: JsonPointer;
  #index = -1;
  #start = 0;
  #type = '';
  #isPlain = true;
  #lists: WalkedResource[][] = [];
  #seen = new Set<number>();
  #list: JsonPointer;
  #entry = -1;
  #name = '';
  #ownName = '';
  #version: string | null = null;
  #updated: string | null = null;

  constructor(document: JsonBytes, pointer: JsonPointer) {
    this.#document = document;
    this.#texts = new Texts(document.bytes);
    this.#pointer = pointer;
    this.#list = pointer;
  }

  take(kind: number, field: number, start: number, end: number): void {
    if (field === ITEM && kind !== OTHER) this.#item(kind, start, end);
    else if (field === NO_FIELD || kind === OTHER) this.#isPlain = false;
    else if (field === TYPE) this.#readType(start, end);
    else this.#inList(kind, Math.floor((field - FIRST) / STEP), (field - FIRST) % STEP, start, end);
  }

  /** An element of `configs` begins or ends; one that is no object is for the tree. */
  #item(kind: number, start: number, end: number): void {
    if (kind !== CLOSE) {
      this.#index += 1;
      this.#start = start;
      this.#type = '';
      this.#isPlain = this.#document.bytes[start] === OPEN_OBJECT;
      this.#lists = LISTS.map(() => []);
      this.#seen = new Set();
    }
    if (kind === OPEN) return;
    const isPlain = this.#isPlain && this.#isOfType();
    const span = { start: this.#start, end };
    this.sections.push({ span, type: this.#type, resources: isPlain ? this.#lists.flat() : null });
  }

  /** Lists of other sections are nothing that this one should have. */
  #isOfType(): boolean {
    if (!LISTS.some(({ section }) => section === this.#type)) return false;
    return [...this.#seen].every((list) => LISTS[list]?.section === this.#type);
  }

  #readType(start: number, end: number): void {
    if (this.#document.bytes[start] !== QUOTE || end === 0) return;
    const type = stringAt(this.#document.bytes, { start, end });
    this.#type = type.slice(type.lastIndexOf('/') + 1);
  }

  #inList(kind: number, list: number, part: number, start: number, end: number): void {
    if (part === LIST) this.#openList(kind, list, start);
    else if (part === ENTRY) this.#inEntry(kind, list, start, end);
    else if (part === RESOURCE) this.#expect(start, OPEN_OBJECT);
    else this.#readText(part, start, end);
  }

  #expect(start: number, byte: number): void {
    if (this.#document.bytes[start] !== byte) this.#isPlain = false;
  }

  #openList(kind: number, list: number, start: number): void {
    this.#seen.add(list);
    if (kind === CLOSE) return;
    this.#expect(start, OPEN_ARRAY);
    const { bytes } = this.#document;
    this.#list = child(this.#pointer, this.#index, stringAt(bytes, keyBefore(bytes, start)));
  }

  #inEntry(kind: number, list: number, start: number, end: number): void {
    if (kind !== CLOSE) {
      this.#expect(start, OPEN_OBJECT);
      this.#entry = start;
      this.#name = '';
      this.#ownName = '';
      this.#version = null;
      this.#updated = null;
      return;
    }
    const shape = LISTS[list];
    const resources = this.#lists[list];
    if (shape === undefined || resources === undefined || !this.#isPlain) return;
    const resource: DumpResource = {
      pointer: child(this.#list, resources.length),
      name: this.#ownName || this.#name,
      list: shape.field,
      state: shape.state,
      version: this.#version,
      lastUpdated: this.#updated,
    };
    resources.push({ resource, field: shape.resource, span: { start: this.#entry, end } });
  }

  #readText(part: number, start: number, end: number): void {
    if (this.#document.bytes[start] !== QUOTE) {
      this.#isPlain = false;
      return;
    }
    const text = this.#texts.read(part, start, end);
    if (part === NAME) this.#name = text;
    else if (part === OWN_NAME) this.#ownName = text;
    else if (part === VERSION) this.#version = text;
    else this.#updated = text;
  }
}

/**
 * The elements of `configs` in one pass over the bytes; resources only of sections that hold nothing unusual.
 * @param pointer of `configs`
 */
export function walkSections(
  document: JsonBytes,
  configs: Span,
  pointer: JsonPointer,
): readonly WalkedSection[] {
  const walk = new Walk(document, pointer);
  for (const { words } of walkPaths(document, TABLE, configs)) {
    for (let at = 0; at < words.length; at += EVENT_WORDS) {
      const word = words[at] ?? 0;
      walk.take(kindOf(word), fieldOf(word), words[at + 1] ?? 0, words[at + 2] ?? 0);
    }
  }
  return walk.sections;
}
