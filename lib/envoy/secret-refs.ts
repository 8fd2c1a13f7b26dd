import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';

/** Deeper than any filter's configuration names a secret. */
const LEVELS = 24;

/**
 * Names of the SDS secrets that a configuration refers to, wherever they stand in it: every SdsSecretConfig has
 * `name` beside `sds_config`. One without `sds_config` (a static secret) looks like any other message and is
 * found only under a key that ends in `_secret` or `_secret_config`.
 */
export function secretRefs(config: Json | undefined): readonly string[] {
  const names = new Set<string>();
  collect(config, '', LEVELS, names);
  return [...names];
}

const SECRET_KEY = /(?:_secret|Secret)(?:_config|Config)?s?$/;

function collect(value: Json | undefined, key: string, levels: number, names: Set<string>): void {
  if (levels === 0) return;
  if (isJsonArray(value)) {
    for (const item of value) collect(item, key, levels - 1, names);
  } else if (isJsonObject(value)) {
    const name = Object.hasOwn(value, 'name') ? value['name'] : undefined;
    const isRef =
      Object.hasOwn(value, 'sds_config') || Object.hasOwn(value, 'sdsConfig') || SECRET_KEY.test(key);
    if (isRef && typeof name === 'string' && name !== '') names.add(name);
    for (const [child, inner] of Object.entries(value)) collect(inner, child, levels - 1, names);
  }
}
