import type { JsonPointer } from '@/lib/core/brand';
import type { Notice, NoticeCode } from '@/lib/core/notice';

/** One new Envoy field in 100,000 routes is one piece of news: more places than this add nothing. */
const PLACES_PER_SUBJECT = 100;

/** Collects what was seen and not understood. Keeps the first 100 places of one code and subject, each once. */
export class Notices {
  readonly #list: Notice[] = [];
  readonly #seen = new Map<string, Set<JsonPointer>>();

  get list(): readonly Notice[] {
    return this.#list;
  }

  add(code: NoticeCode, pointer: () => JsonPointer, subject: string): void {
    const key = `${code} ${subject}`;
    const places = this.#seen.get(key) ?? new Set();
    if (places.size >= PLACES_PER_SUBJECT) return;
    const place = pointer();
    if (places.has(place)) return;
    this.#seen.set(key, places.add(place));
    this.#list.push({ code, pointer: place, subject });
  }
}
