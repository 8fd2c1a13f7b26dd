/** Characters that RE2 gives a meaning to. */
const META = /[\\.+*?()|[\]{}^$]/g;

/** The value of Envoy's `name_regex` that is this very name, ready for a URL: it has to match the whole name. */
export function nameRegex(name: string): string {
  return encodeURIComponent(name.replaceAll(META, '\\$&'));
}
