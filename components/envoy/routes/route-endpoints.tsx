'use client';
import { useQueries } from '@tanstack/react-query';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import type { RouteRow } from '@/lib/answers/routes-types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageLink } from '../links';
import { clusterText } from '../words/cluster-label';
import { endpointsWords } from '../words/health-words';
import { hasCluster, homeOf } from './action-cell';

/** Clusters asked for at most; the others stand in the action with their links. */
const MAX_CLUSTERS = 6;

/** Clusters of a route whose endpoints can be told: those with a name that Envoy has. */
export function endpointClusters({ action, state }: RouteRow): readonly string[] {
  const all = action.kind === 'cluster' || action.kind === 'weighted' ? action.clusters : [];
  return [...new Set(all.map(({ name }) => name))].filter((name) => name !== '' && hasCluster(state, name));
}

/** How the endpoints of a route's clusters are. */
export function RouteEndpoints({ info, row }: { readonly info: SnapshotInfo; readonly row: RouteRow }) {
  const names = endpointClusters(row);
  const shown = names.slice(0, MAX_CLUSTERS);
  const answers = useQueries({
    queries: shown.map((name) => answerQuery(info.id, { ask: 'cluster', name })),
  });
  return (
    <>
      <ul className="grid gap-1">
        {shown.map((name, place) => (
          <li key={name} className="row sm">
            <PageLink
              page="/clusters"
              params={{ sel: name }}
              className="lnk flex min-w-0 flex-1"
              title={name}
            >
              <Mid text={clusterText(name, homeOf(row.origin))} />
            </PageLink>
            <Health detail={answers[place]?.data} failed={answers[place]?.isError ?? false} />
          </li>
        ))}
      </ul>
      {names.length > shown.length ? (
        <p className="mut xs mt-1">and {names.length - shown.length} more clusters</p>
      ) : null}
    </>
  );
}

function Health({
  detail,
  failed,
}: {
  readonly detail: ClusterDetail | undefined;
  readonly failed: boolean;
}) {
  if (failed) return <Status kind="unk" label="Not known" />;
  if (detail === undefined) return <span className="sk w-16" />;
  const { kind, word } = endpointsWords(detail.row.endpoints);
  return <Status kind={kind} label={word} />;
}
