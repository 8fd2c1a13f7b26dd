import type { DumpScope } from '@/lib/snapshot/dump-scope';

/** Pages that are made of the edge of a dump: listeners and their secrets. The bootstrap page lists extension configs, too. */
const EDGE_PAGES: ReadonlySet<string> = new Set(['/listeners', '/secrets', '/admin']);

/** What of a dump the page at a path needs. */
export function scopeOf(pathname: string): DumpScope {
  return EDGE_PAGES.has(pathname.replace(/\/$/, '')) ? 'edge' : 'whole';
}
