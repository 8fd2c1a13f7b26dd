'use client';
import { useMemo } from 'react';
import { EmptyState } from '@/components/data/states';
import { Card } from '@/components/ui/card';
import { FilterField } from '@/components/ui/filter-field';
import type { HostRow, ProxyType } from '@/lib/answers/overview-types';
import { formatCount, matchText, plural } from '@/lib/core/words';
import { useListState } from '../use-list-state';
import { filterHosts } from './filter-hosts';
import { HostTable } from './host-table';

interface HostsProps {
  readonly type: ProxyType | null;
  readonly hosts: readonly HostRow[];
  readonly total: number;
}

const of = (hosts: readonly HostRow[], direction: HostRow['direction']) =>
  hosts.filter((row) => row.direction === direction);

/** What this Envoy answers for; of a sidecar, what its workload can call and what it serves. */
export function Hosts({ type, hosts, total }: HostsProps) {
  const [inbound, outbound] = useMemo(() => [of(hosts, 'inbound'), of(hosts, 'outbound')] as const, [hosts]);
  const cut = total === hosts.length ? null : total;
  if (type !== 'sidecar') return <HostCard title="Reachable hosts" hosts={hosts} total={cut} />;
  return (
    <>
      <HostCard title="Ports that this workload serves" hosts={inbound} total={null} filtered={false} />
      <HostCard title="Hosts that this workload can call" hosts={outbound} total={cut} />
    </>
  );
}

interface HostCardProps {
  readonly title: string;
  readonly hosts: readonly HostRow[];
  /** How many there are, when the answer does not carry them all. */
  readonly total: number | null;
  readonly filtered?: boolean;
}

function HostCard({ title, hosts, total, filtered = true }: HostCardProps) {
  const { text, setText } = useListState();
  const rows = useMemo(() => (filtered ? filterHosts(hosts, text) : hosts), [filtered, hosts, text]);
  return (
    <Card
      title={title}
      className="overflow-hidden"
      actions={
        filtered ? (
          <FilterField
            label="Filter hosts"
            placeholder="host, port, VirtualService"
            className="w-105 max-w-full"
            value={text}
            onChange={setText}
            hits={matchText(rows.length, hosts.length, 'host')}
          />
        ) : null
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          reason={
            hosts.length === 0
              ? { kind: 'none', what: filtered ? 'reachable hosts' : 'ports that it serves' }
              : {
                  kind: 'filtered',
                  what: 'hosts',
                  filter: text,
                  hidden: hosts.length,
                  onClear: () => setText(''),
                }
          }
        />
      ) : (
        <HostTable rows={rows} label={title} />
      )}
      {total === null ? null : (
        <p className="sm mut border-line border-t px-4 py-1.5">
          Only the first {formatCount(hosts.length)} of {plural(total, 'host')} are listed and filtered here.
          The routes page has them all.
        </p>
      )}
    </Card>
  );
}
