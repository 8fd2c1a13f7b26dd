'use client';
import { useState } from 'react';
import { EmptyState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FilterField } from '@/components/ui/filter-field';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { HostRow } from '@/lib/answers/overview-types';
import { formatCount, plural } from '@/lib/core/words';
import { PageLink } from '../links';
import { named, RowOrigin } from '../parts';
import { useListState } from '../use-list-state';
import { containerStateWords } from '../words/state-words';
import { filterHosts } from './filter-hosts';

/** Hosts drawn at first. */
const FIRST = 200;

const COLUMNS = [
  // What the others leave: 200 px at the least width of the table, less than a phone's screen, where it stays.
  ['Host', ''],
  ['Port', 'w-[64px]'],
  ['TLS', 'w-[72px]'],
  ['Listener', 'w-[130px]'],
  ['Route config', 'w-[22%]'],
  ['Made by', 'w-[16%]'],
  ['Routes', 'w-[72px] num'],
  ['State', 'w-[150px]'],
] as const;

/** Every host and port that this Envoy answers for. */
export function Hosts({ hosts, total }: { readonly hosts: readonly HostRow[]; readonly total: number }) {
  const { text, filter, setText } = useListState();
  const [all, setAll] = useState(false);
  const rows = filterHosts(hosts, filter);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <Card
      title="Reachable hosts"
      className="overflow-hidden"
      actions={
        <FilterField
          label="Filter hosts"
          placeholder="host, port, VirtualService"
          className="w-105 max-w-full"
          value={text}
          onChange={setText}
          hits={`${formatCount(rows.length)} of ${plural(hosts.length, 'host')} match`}
        />
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          reason={
            hosts.length === 0
              ? { kind: 'none', what: 'reachable hosts' }
              : { kind: 'filtered', what: 'hosts', filter, hidden: hosts.length, onClear: () => setText('') }
          }
        />
      ) : (
        <HostTable rows={shown} />
      )}
      {total === hosts.length ? null : (
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

function HostTable({ rows }: { readonly rows: readonly HostRow[] }) {
  return (
    <section className="scroll" tabIndex={0} aria-label="Table of reachable hosts">
      <table className="t min-w-[1110px] table-fixed">
        <caption className="vh">Reachable hosts</caption>
        <colgroup>
          {COLUMNS.map(([head, width]) => (
            <col key={head} className={width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map(([head, width]) => (
              <th key={head} scope="col" className={width.includes('num') ? 'num' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two chains may serve the same host of one listener
            <Host key={`${row.host} ${place}`} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Host({ row }: { readonly row: HostRow }) {
  const { kind, word, effect } = containerStateWords(row.state);
  return (
    <tr>
      <td>
        <PageLink page="/routes" params={{ config: row.routeConfig, q: row.host }} className="flex min-w-0">
          <Mid text={row.host} tail={MID_TAIL.host} />
        </PageLink>
      </td>
      <td className="mono">{row.port ?? <span className="mut">–</span>}</td>
      <td>{row.tls ?? <span className="mut">–</span>}</td>
      <td>
        <PageLink page="/listeners" params={{ sel: row.listener }} className="flex min-w-0">
          <Mid text={named(row.listener)} tail={MID_TAIL.pod} />
        </PageLink>
      </td>
      <td>
        <PageLink page="/routes" params={{ config: row.routeConfig }} className="flex min-w-0">
          <Mid text={named(row.routeConfig)} tail={MID_TAIL.routeConfig} />
        </PageLink>
      </td>
      <td>
        <Origins row={row} />
      </td>
      <td className="num">{formatCount(row.routes)}</td>
      <td>
        <span title={effect === '' ? undefined : effect}>
          <Status kind={kind} label={word} quiet={kind === 'ok'} />
        </span>
      </td>
    </tr>
  );
}

function Origins({ row }: { readonly row: HostRow }) {
  const [first, ...more] = row.origins;
  if (first === undefined) return <span className="mut">–</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <RowOrigin origin={first} />
      {more.length === 0 ? null : <span className="mut sm flex-none">+{more.length} more</span>}
    </span>
  );
}
