'use client';
import { Fragment, type ReactNode, useState } from 'react';
import { ObjectLink } from '@/components/istio/origin-link';
import { Button, IconButton } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { ChainRow } from '@/lib/answers/listeners-types';
import { plural } from '@/lib/core/words';
import type { FilterChain } from '@/lib/envoy/model';
import { PageLink, useHref } from '../links';
import { muted, objectHref } from '../parts';
import {
  CHAIN_LEVELS,
  isCatchAllChain,
  isSharedByGateways,
  otherChainConditions,
  serverNamesText,
  transportText,
} from '../words/chain-words';
import { clusterText } from '../words/cluster-label';
import { ChainDetails } from './chain-details';

/** Chains drawn at first; a listener with thousands of hosts would freeze the page. */
const FIRST = 200;
const WIDTHS = ['w-[64px]', '', 'w-[116px]', 'w-[176px]', 'w-[100px]', 'w-[152px]', 'w-[144px]'] as const;
const HEADS = [
  '#',
  'Server name (SNI)',
  'Transport, ALPN',
  'Routes or target',
  'TLS secrets',
  'Gateway',
  'State',
] as const;

export interface ChainTableProps {
  readonly chains: readonly ChainRow[];
  /** Gateways on the listener's port, listed below the table. */
  readonly gateways: number;
  /** Ordinals that are unfolded. */
  readonly open: ReadonlySet<number>;
  readonly onToggle: (ordinal: number) => void;
}

/** In which order Envoy narrows the chains down. */
export function ChainLevels() {
  return (
    <p className="sm sec flex flex-wrap items-center gap-1.5 border-line border-b px-4 py-2">
      <b className="text-ink">Envoy picks by</b>
      {CHAIN_LEVELS.map((level, place) => (
        <Fragment key={level}>
          {place === 0 ? null : <Icon name="right" small className="text-ink-3" />}
          <span>
            <span className="mut">{place + 1}</span> {level}
          </span>
        </Fragment>
      ))}
      <span className="mut">Envoy never goes back.</span>
    </p>
  );
}

/** Filter chains in dump order; unfolded, a chain shows its filters. */
export function ChainTable({ chains, gateways, open, onToggle }: ChainTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? chains : chains.slice(0, FIRST);
  return (
    <>
      <section className="scroll" tabIndex={0} aria-label="Table of filter chains">
        <table className="t min-w-[884px] table-fixed">
          <caption className="vh">Filter chains in dump order</caption>
          <colgroup>
            {HEADS.map((head, place) => (
              <col key={head} className={WIDTHS[place]} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Chain
                key={row.chain.pointer}
                row={row}
                gateways={gateways}
                open={open.has(row.ordinal)}
                onToggle={onToggle}
              />
            ))}
          </tbody>
        </table>
      </section>
      {shown.length === chains.length ? null : (
        <div className="sm mut row border-line border-t px-4 py-1.5">
          {shown.length} of {chains.length} shown.
          <Button small onClick={() => setAll(true)}>
            Show all
          </Button>
        </div>
      )}
    </>
  );
}

interface ChainProps {
  readonly row: ChainRow;
  readonly gateways: number;
  readonly open: boolean;
  readonly onToggle: (ordinal: number) => void;
}

function Chain({ row, gateways, open, onToggle }: ChainProps) {
  const { chain, ordinal } = row;
  return (
    <>
      <tr aria-selected={open}>
        <td className="ord">
          <span className="flex items-center gap-0.5">
            <IconButton
              icon={open ? 'down' : 'right'}
              label={`Details of chain ${ordinal}`}
              title={open ? 'Fold' : 'Unfold'}
              aria-expanded={open}
              small
              className="-ml-2.5"
              onClick={() => onToggle(ordinal)}
            />
            {ordinal}
          </span>
        </td>
        <td>
          <ServerNames chain={chain} />
        </td>
        <td className="mono">{transportText(chain.match)}</td>
        <td>
          <Target row={row} />
        </td>
        <td>{secretsOf(chain)}</td>
        <td>
          <GatewayCell row={row} gateways={gateways} />
        </td>
        <td>
          <ChainState row={row} />
        </td>
      </tr>
      {open ? (
        <tr className="x">
          <td colSpan={HEADS.length}>
            <ChainDetails row={row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function ServerNames({ chain }: { readonly chain: FilterChain }) {
  const names = serverNamesText(chain.match);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className={`min-w-0 truncate ${names === 'any' ? 'mut' : 'mono'}`} title={names}>
        {names === 'any' ? 'any, or no SNI' : names}
      </span>
      {chain.isDefault ? <Chip>default</Chip> : null}
      {otherChainConditions(chain.match).map((words) => (
        <Chip key={words} tone="line" mono title={words}>
          {words}
        </Chip>
      ))}
    </span>
  );
}

function secretsOf({ tls }: FilterChain): ReactNode {
  if (tls === null) return <span className="mut">–</span>;
  if (tls.secretNames.length > 0) return <Mid text={tls.secretNames.join(', ')} tail={8} />;
  return muted(tls.inlineCertificate ? 'inline' : 'none named');
}

function Target({ row }: { readonly row: ChainRow }) {
  const { http, tcpClusters } = row.chain;
  if (http === null) {
    const [first, ...more] = tcpClusters;
    if (first === undefined) return muted('not HTTP, not proxied');
    return (
      <span className="flex min-w-0 gap-1.5">
        <PageLink page="/clusters" params={{ sel: first.name }} className="flex min-w-0" title={first.name}>
          <Mid text={clusterText(first.name)} tail={MID_TAIL.cluster} />
        </PageLink>
        {more.length === 0 ? null : <span className="mut sm flex-none">+{more.length} more</span>}
      </span>
    );
  }
  if (http.routes.kind === 'none') return muted('no routes');
  const { name, kind } = http.routes;
  return (
    <span className="flex min-w-0 gap-1.5">
      <PageLink page="/routes" params={{ config: name }} className="min-w-0 truncate" title={name}>
        <code>{name === '' ? '(no name)' : name}</code>
      </PageLink>
      {kind === 'rds' ? null : <span className="mut xs flex-none">{kind}</span>}
    </span>
  );
}

function GatewayCell({ row, gateways }: Pick<ChainProps, 'row' | 'gateways'>) {
  const href = useHref();
  if (row.gateway === null) {
    const shared = gateways > 0 && isSharedByGateways(row.chain);
    return shared ? muted(`${plural(gateways, 'Gateway')}, see below`) : <span className="mut">–</span>;
  }
  return (
    <ObjectLink subject={row.gateway} href={objectHref(href, row.gateway)} className="min-h-6 items-center" />
  );
}

function ChainState({ row }: { readonly row: ChainRow }) {
  if (row.routeConfigFound === false) return <Status kind="err" label="No route config" />;
  return <Status kind="ok" label={isCatchAllChain(row.chain) ? 'OK, takes the rest' : 'OK'} quiet />;
}
