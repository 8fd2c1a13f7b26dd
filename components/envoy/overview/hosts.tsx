'use client';
import { useState } from 'react';
import { EmptyState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FilterField } from '@/components/ui/filter-field';
import type { HostRow, ProxyType } from '@/lib/answers/overview-types';
import { formatCount, matchText, plural } from '@/lib/core/words';
import { useListState } from '../use-list-state';
import { filterHosts } from './filter-hosts';
import { HostTable } from './host-table';

/** Hosts drawn at first. */
const FIRST = 200;

interface HostsProps {
  readonly type: ProxyType | null;
  readonly hosts: readonly HostRow[];
  readonly total: number;
}

/** What this Envoy answers for; of a sidecar, what its workload can call and what it serves. */
export function Hosts({ type, hosts, total }: HostsProps) {
  const cut = total === hosts.length ? null : total;
  if (type !== 'sidecar') return <HostCard title="Reachable hosts" hosts={hosts} total={cut} />;
  const of = (direction: HostRow['direction']) => hosts.filter((row) => row.direction === direction);
  return (
    <>
      <HostCard title="Ports that this workload serves" hosts={of('inbound')} total={null} filtered={false} />
      <HostCard title="Hosts that this workload can call" hosts={of('outbound')} total={cut} />
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
  const [all, setAll] = useState(false);
  const rows = filtered ? filterHosts(hosts, text) : hosts;
  const shown = all ? rows : rows.slice(0, FIRST);
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
        <HostTable rows={shown} label={title} />
      )}
      {total === null ? null : (
        <p className="sm mut border-line border-t px-4 py-1.5">
          Only the first {formatCount(hosts.length)} of {plural(total, 'host')} are listed and filtered here.
          The routes page has them all.
        </p>
      )}
      {shown.length === rows.length ? null : (
        <div className="sm mut row border-line border-t px-4 py-1.5">
          {formatCount(shown.length)} of {formatCount(rows.length)} shown.
          <Button small onClick={() => setAll(true)}>
            Show all
          </Button>
        </div>
      )}
    </Card>
  );
}
