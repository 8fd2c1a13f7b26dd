import type { ExplainSource } from '@/lib/answers/explain/types';

/**
 * What was asked in this tab, for a reload: the text as it was pasted, and the values that the link leaves out. It
 * stays in this tab and is gone with it.
 */
export interface Kept {
  readonly link: string;
  readonly source: ExplainSource;
}

const KEY = 'gatescope.explain';

let memory: Kept | null = null;

/** Storage is this origin's: what does not fit is passed over. */
function parsed(text: string | null): Kept | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null || !('link' in value)) return null;
    // Written by `keep` below; another version of this page may have written less, which the server refuses.
    return value as Kept;
  } catch {
    return null;
  }
}

/** The request of a link with all that it held; null when it was not asked in this tab. */
export function keptFor(link: string): Kept | null {
  if (memory?.link === link) return memory;
  try {
    const found = parsed(sessionStorage.getItem(KEY));
    return found?.link === link ? found : null;
  } catch {
    return null;
  }
}

export function keep(kept: Kept): void {
  memory = kept;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A private window may refuse storage: then a reload has what the link has.
  }
}
