'use client';
import { useQuery } from '@tanstack/react-query';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { Health } from '@/lib/envoy/endpoint-serving';
import type { SnapshotInfo } from '@/lib/snapshot/info';

export interface CountsProps {
  readonly info: SnapshotInfo;
  readonly filter: string;
}

const FIRST = { sort: null, offset: 0, limit: PAGE_ROWS };

/** `12 of 40 with 31 endpoints, 30 healthy`: of what the filter leaves. Asked with the table's own question. */
export function ClusterCounts({ info, filter }: CountsProps) {
  const { data } = useQuery(answerQuery(info.id, { ask: 'clusters', filter, ...FIRST }));
  if (data === undefined || data.problem !== null) return null;
  const { counts, endpoints } = data;
  return (
    <>
      {formatCount(counts.matched)} of {formatCount(counts.total)}{' '}
      <span className="mut">
        {endpoints === null
          ? `${counts.total === 1 ? 'cluster' : 'clusters'}; endpoints not known: neither /clusters nor EDS was read`
          : `with ${plural(endpoints.total, 'endpoint')}, ${healthText(endpoints)}`}
      </span>
    </>
  );
}

export function EndpointCounts({ info, filter }: CountsProps) {
  const { data } = useQuery(answerQuery(info.id, { ask: 'endpoints', filter, ...FIRST }));
  if (data === undefined || data.problem !== null) return null;
  const { counts, health } = data;
  return (
    <>
      {formatCount(counts.matched)} of {formatCount(counts.total)}{' '}
      <span className="mut">
        {counts.total === 1 ? 'endpoint' : 'endpoints'}, {healthText(health)}
      </span>
    </>
  );
}

function healthText({ healthy, unknown }: Health): string {
  const rest = unknown === 0 ? '' : `, ${formatCount(unknown)} of unknown health`;
  return `${formatCount(healthy)} healthy${rest}`;
}
