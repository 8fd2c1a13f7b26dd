import type { Extension, Settings } from '@/lib/envoy/route-parts-model';

/** The leaves of a message, one text each: `token_bucket.max_tokens: 10`. */
export function settingWords({ list, more }: Settings): readonly string[] {
  const texts = list.map(({ path, value }) => `${path}: ${value === '' ? '""' : value}`);
  return more === 0 ? texts : [...texts, `and ${more} more: see JSON`];
}

/** `envoy.extensions.filters.http.cors.v3.CorsPolicy` → `cors.v3.CorsPolicy`: enough to know the message. */
export function shortType(type: string): string {
  return type.split('.').slice(-3).join('.');
}

/** Name and type of an extension, then its settings. */
export function extensionWords({ name, type, settings }: Extension): readonly string[] {
  const title = [name, type === '' ? '' : `(${shortType(type)})`].filter((part) => part !== '').join(' ');
  return [title === '' ? '(no name)' : title, ...settingWords(settings)];
}
