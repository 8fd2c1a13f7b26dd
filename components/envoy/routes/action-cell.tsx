import { Chip } from '@/components/ui/chip';
import type { Origin, RowState } from '@/lib/answers/common-types';
import type { RouteRow } from '@/lib/answers/routes-types';
import { actionWords } from '../words/action-words';

/** Namespace of the object that made a route: short service names are read from there. */
export function homeOf(origin: Origin): string | null {
  return origin.kind === 'object' ? origin.ref.namespace : null;
}

/** True when the dump has a cluster of that name: only then there is something to open. */
export function hasCluster(state: RowState, cluster: string): boolean {
  return state.kind !== 'missing-cluster' || !state.clusters.includes(cluster);
}

/** Arrow, target, and what else is worth a glance. */
export function ActionCell({ row }: { readonly row: RouteRow }) {
  const { code, target, cluster, notes } = actionWords(row.action, homeOf(row.origin));
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span aria-hidden="true" className="mut">
        →
      </span>
      {code === '' ? null : <Chip tone="line">{code}</Chip>}
      <code
        className={`truncate ${notes.length === 0 ? 'min-w-0' : 'max-w-[65%] flex-none'}`}
        title={cluster ?? target}
      >
        {target}
      </code>
      {notes.length === 0 ? null : (
        <span className="sec sm min-w-0 truncate" title={notes.join(' · ')}>
          {notes.join(' · ')}
        </span>
      )}
    </span>
  );
}
