import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from '../looks-like';
import { Raw } from '../raw';

export type Contention =
  | {
      readonly kind: 'traced';
      readonly contentions: number | null;
      /** CPU cycles that the last one waited. */
      readonly currentCycles: number | null;
      /** CPU cycles waited since the start, all together. */
      readonly lifetimeCycles: number | null;
    }
  /** Not traced: Envoy says so in a sentence, with status 200. */
  | { readonly kind: 'off'; readonly text: string };

/** `/contention` (admin.v3.MutexStats) where Envoy runs with `--enable-mutex-tracing`. Error: `dump-not-understood`. */
export function readContention(document: Json): Result<Contention> {
  if (!isJsonObject(document) || !Object.hasOwn(document, 'num_contentions'))
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  const raw = Raw.root(document);
  return ok({
    kind: 'traced',
    contentions: raw.numberOrNull('num_contentions'),
    currentCycles: raw.numberOrNull('current_wait_cycles'),
    lifetimeCycles: raw.numberOrNull('lifetime_wait_cycles'),
  });
}

export function contentionOff(text: string): Contention {
  return { kind: 'off', text: text.trim() };
}
