import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';

/** What `sel` names on the routes page: a route or a virtual host by its place, a route configuration by its name. */
export type Selected =
  | { readonly kind: 'route' | 'host'; readonly pointer: JsonPointer }
  | { readonly kind: 'config'; readonly name: string };

const CONFIG = 'config:';
/** In istioctl's spelling too. */
const HOST = /\/(?:virtual_hosts|virtualHosts)\/\d+$/;

/** The `sel` of a route configuration. */
export const configSel = (name: string): string => `${CONFIG}${name}`;

/** What a link selects; a text that is no place becomes a route that is not there, and is said to be gone. */
export function selectedOf(sel: string | null): Selected | null {
  if (sel === null) return null;
  if (sel.startsWith(CONFIG)) return { kind: 'config', name: sel.slice(CONFIG.length) };
  const pointer = parsePointer(sel) ?? ROOT;
  return { kind: HOST.test(pointer) ? 'host' : 'route', pointer };
}
