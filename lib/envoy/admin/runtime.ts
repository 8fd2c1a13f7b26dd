import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { naturalOrder } from '@/lib/core/natural-order';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from '../looks-like';
import { Raw } from '../raw';

export interface RuntimeEntry {
  readonly key: string;
  /** One per layer, in the order of `layers`; null where the layer says nothing. */
  readonly values: readonly (string | null)[];
  readonly final: string;
  /** Place of the layer that decided; null when none of them says the final value. */
  readonly layer: number | null;
}

export interface RuntimeValues {
  readonly layers: readonly string[];
  /** By key, in natural order. */
  readonly entries: readonly RuntimeEntry[];
}

function readEntry(raw: Raw, key: string): RuntimeEntry {
  const values = raw.texts('layer_values').map((value) => (value === '' ? null : value));
  const decided = values.findLastIndex((value) => value !== null);
  return { key, values, final: raw.text('final_value'), layer: decided === -1 ? null : decided };
}

/**
 * `/runtime` (envoy, `runtime_handler.cc`): the last layer with a value wins, an empty text is none. A layer that
 * could not be read at start (a disk layer without its folder) is not among `layers`. Error: `dump-not-understood`.
 */
export function readRuntime(document: Json): Result<RuntimeValues> {
  if (!isJsonObject(document) || !Object.hasOwn(document, 'layers'))
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  const raw = Raw.root(document);
  const entries = raw.at('entries');
  return ok({
    layers: raw.texts('layers'),
    entries: entries
      .keys()
      .map((key) => readEntry(entries.key(key), key))
      .sort((a, b) => naturalOrder(a.key, b.key)),
  });
}
