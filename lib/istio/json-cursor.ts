import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child } from '@/lib/core/json-pointer';
import type { Notice } from '@/lib/core/notice';

/** Collects notices; the same place is reported once, however often it is read. */
export class NoticeSink {
  private readonly byPlace = new Map<string, Notice>();

  add(notice: Notice): void {
    const place = `${notice.code} ${notice.pointer}`;
    if (!this.byPlace.has(place)) this.byPlace.set(place, notice);
  }

  list(): readonly Notice[] {
    return [...this.byPlace.values()];
  }
}

/**
 * A place in a Kubernetes object that may hold anything. Reading never throws: an absent or null field takes
 * the default, a field of the wrong type takes it too and leaves a notice with its pointer.
 */
export class JsonCursor {
  readonly pointer: JsonPointer;
  private readonly value: Json | undefined;
  private readonly notices: NoticeSink;

  constructor(value: Json | undefined, pointer: JsonPointer, notices: NoticeSink) {
    this.value = value;
    this.pointer = pointer;
    this.notices = notices;
  }

  /** The field of that name; only own keys, so `__proto__` is a name like any other. */
  at(key: string): JsonCursor {
    const fields = this.object();
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return new JsonCursor(value, child(this.pointer, key), this.notices);
  }

  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isObject(): boolean {
    return isJsonObject(this.value);
  }

  /** Own keys in document order; [] for anything but an object. */
  keys(): readonly string[] {
    return Object.keys(this.object());
  }

  text(fallback = ''): string {
    return this.textOrNull() ?? fallback;
  }

  textOrNull(): string | null {
    if (typeof this.value === 'string') return this.value;
    return this.miss();
  }

  numberOrNull(): number | null {
    if (typeof this.value === 'number' && Number.isFinite(this.value)) return this.value;
    return this.miss();
  }

  number(fallback = 0): number {
    return this.numberOrNull() ?? fallback;
  }

  flag(): boolean {
    if (typeof this.value === 'boolean') return this.value;
    return this.miss() ?? false;
  }

  /** A number or a string, as text: `IntOrString` of Kubernetes. */
  intOrText(fallback = ''): string {
    return typeof this.value === 'number' ? String(this.value) : this.text(fallback);
  }

  items(): readonly JsonCursor[] {
    if (!isJsonArray(this.value)) {
      this.miss();
      return [];
    }
    return this.value.map((item, i) => new JsonCursor(item, child(this.pointer, i), this.notices));
  }

  /** Items that are objects; another item leaves a notice. */
  objects(): readonly JsonCursor[] {
    return this.items().filter((item) => item.isObject || item.note('not-an-object'));
  }

  texts(): readonly string[] {
    return this.items().flatMap((item) => item.textOrNull() ?? []);
  }

  /** A map of strings, such as labels. Own keys only, whatever they are called. */
  textMap(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.keys().flatMap((key) => {
        const value = this.at(key).textOrNull();
        return value === null ? [] : [[key, value]];
      }),
    );
  }

  /** Leaves a notice at this place; always false, so that a filter can end with it. */
  note(code: Notice['code'], subject = String(this.pointer.split('/').pop())): false {
    this.notices.add({ code, pointer: this.pointer, subject });
    return false;
  }

  private object(): { readonly [key: string]: Json } {
    if (isJsonObject(this.value)) return this.value;
    this.miss();
    return {};
  }

  private miss(): null {
    if (this.present) this.note('unknown-field');
    return null;
  }
}
