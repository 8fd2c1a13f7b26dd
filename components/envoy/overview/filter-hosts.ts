import type { HostRow } from '@/lib/answers/overview-types';

function textOf(row: HostRow): string {
  const origins = row.origins.map((origin) =>
    origin.kind === 'object' ? `${origin.ref.kind} ${origin.ref.namespace}/${origin.ref.name}` : origin.kind,
  );
  const state = row.state.kind === 'ok' ? '' : row.state.kind;
  return [
    row.host,
    ...row.aliases,
    row.port,
    row.tls,
    row.listener,
    row.routeConfig,
    row.cluster,
    ...origins,
    state,
  ]
    .join(' ')
    .toLowerCase();
}

/** Hosts that hold every word of the text, letter case ignored: the rule of all lists. */
export function filterHosts(rows: readonly HostRow[], text: string): readonly HostRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => textOf(row).includes(word)));
}
