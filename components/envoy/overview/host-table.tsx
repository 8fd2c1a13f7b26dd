'use client';
import { memo, type ReactNode } from 'react';
import { PageRows } from '@/components/data/page-rows';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { HostRow } from '@/lib/answers/overview-types';
import { formatCount, plural } from '@/lib/core/words';
import { type LinkParams, PageLink } from '../links';
import { named, RowOrigin } from '../parts';
import { restWords } from '../words/host-words';
import { containerStateWords } from '../words/state-words';

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

const dash = <span className="mut">–</span>;

/** Hosts with where they are answered and what is wrong with them. */
export function HostTable({ rows, label }: { readonly rows: readonly HostRow[]; readonly label: string }) {
  return (
    <section className="scroll" tabIndex={0} aria-label={`Table: ${label}`}>
      <table className="t min-w-[1110px] table-fixed" aria-rowcount={rows.length + 1}>
        <caption className="vh">{label}</caption>
        <colgroup>
          {COLUMNS.map(([head, width]) => (
            <col key={head} className={width} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(([head, width]) => (
              <th key={head} scope="col" className={width.includes('num') ? 'num' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <PageRows
          rows={rows}
          span={COLUMNS.length}
          render={(row, index) => <Host row={row} index={index} />}
        />
      </table>
    </section>
  );
}

interface HostProps {
  readonly row: HostRow;
  readonly index: number;
}

const Host = memo(function Host({ row, index }: HostProps) {
  const { kind, word, effect } = containerStateWords(row.state);
  return (
    <tr data-index={index} aria-rowindex={index + 2}>
      <td>
        <HostName row={row} />
      </td>
      <td className="mono">
        {row.port ?? (row.direction === null ? dash : <span className="mut">any</span>)}
      </td>
      <td title={row.tls ?? undefined}>{row.tls ?? dash}</td>
      <td>
        <PageLink page="/listeners" params={{ sel: row.listener }} className="flex min-w-0">
          <Mid text={named(row.listener)} tail={MID_TAIL.pod} />
        </PageLink>
      </td>
      <td>
        <Target row={row} />
      </td>
      <td>
        <Origins row={row} />
      </td>
      <td className="num">{row.cluster === null ? formatCount(row.routes) : dash}</td>
      <td>
        <span title={effect === '' ? undefined : effect}>
          <Status kind={kind} label={word} quiet={kind === 'ok'} />
        </span>
      </td>
    </tr>
  );
});

/** Where a row leads: the routes of its host, or the cluster that takes its connections whole. */
function HostLink({ row, children }: { readonly row: HostRow; readonly children: ReactNode }) {
  const isHost = row.host !== '' && row.rest === null && row.cluster === null;
  const params: LinkParams = { config: row.routeConfig, ...(isHost ? { q: row.host } : {}) };
  return row.cluster === null ? (
    <PageLink page="/routes" params={params} className="flex min-w-0">
      {children}
    </PageLink>
  ) : (
    <PageLink page="/clusters" params={{ sel: row.cluster }} className="flex min-w-0">
      {children}
    </PageLink>
  );
}

function HostName({ row }: { readonly row: HostRow }) {
  const rest = row.rest === null ? null : restWords(row.rest);
  const words = rest?.name ?? (row.host === '' ? 'this pod' : null);
  // A service's name ends like all the others; what tells it apart stands at the front.
  const tail = row.direction === null ? MID_TAIL.host : MID_TAIL.name;
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={rest?.what}>
      <HostLink row={row}>
        {words === null ? <Mid text={row.host} tail={tail} /> : <span>{words}</span>}
      </HostLink>
      {row.aliases.length === 0 ? null : (
        <span className="mut sm flex-none" title={row.aliases.map(visibleText).join('\n')}>
          +{plural(row.aliases.length, 'name')}
        </span>
      )}
    </span>
  );
}

function Target({ row }: { readonly row: HostRow }) {
  if (row.cluster !== null)
    return (
      <span className="mut" title={visibleText(row.cluster)}>
        TCP, no routes
      </span>
    );
  return (
    <PageLink page="/routes" params={{ config: row.routeConfig }} className="flex min-w-0">
      <Mid text={named(row.routeConfig)} tail={MID_TAIL.routeConfig} />
    </PageLink>
  );
}

function Origins({ row }: { readonly row: HostRow }) {
  const [first, ...more] = row.origins;
  if (first === undefined) return dash;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <RowOrigin origin={first} />
      {more.length === 0 ? null : <span className="mut sm flex-none">+{more.length} more</span>}
    </span>
  );
}
