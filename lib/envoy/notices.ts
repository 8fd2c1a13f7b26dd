import type { JsonPointer } from '@/lib/core/brand';
import type { Notice, NoticeCode } from '@/lib/core/notice';

/** One new Envoy field in 100,000 routes is one piece of news: more places than this add nothing. */
const PLACES_PER_SUBJECT = 100;

/** Collects what was seen and not understood. Keeps the first 100 places of one code and subject. */
export class Notices {
  readonly #list: Notice[] = [];
  readonly #seen = new Map<string, number>();

  get list(): readonly Notice[] {
    return this.#list;
  }

  add(code: NoticeCode, pointer: () => JsonPointer, subject: string): void {
    const key = `${code} ${subject}`;
    const places = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, places);
    if (places <= PLACES_PER_SUBJECT) this.#list.push({ code, pointer: pointer(), subject });
  }
}
