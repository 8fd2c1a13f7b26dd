import type { SourceSummary } from '@/lib/snapshot/source';

/** Gives the second and later ones of equal names a number: `dump.json`, `dump.json 2`. Order and ids stay. */
export function tellApart(sources: readonly SourceSummary[]): readonly SourceSummary[] {
  const names = new Set(sources.map(({ label }) => label));
  const used = new Set<string>();
  return sources.map((source) => {
    if (!used.has(source.label)) {
      used.add(source.label);
      return source;
    }
    let number = 2;
    // A file may really be named `dump.json 2`.
    while (names.has(`${source.label} ${number}`) || used.has(`${source.label} ${number}`)) number += 1;
    const label = `${source.label} ${number}`;
    used.add(label);
    return { ...source, label };
  });
}

/** Sources that are worth offering instead of one that failed. A file that could not be opened never heals. */
export function alternatives(
  sources: readonly SourceSummary[],
  current: string | null,
  failed: ReadonlySet<string>,
): readonly SourceSummary[] {
  return sources.filter(
    ({ id, kind, error }) => id !== current && error === null && !(kind === 'file' && failed.has(id)),
  );
}
