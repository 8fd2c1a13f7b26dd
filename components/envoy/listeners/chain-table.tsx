'use client';
import { Fragment, useMemo } from 'react';
import { PageRows } from '@/components/data/page-rows';
import { Icon } from '@/components/ui/icons';
import type { ChainLine } from '@/lib/answers/listeners-types';
import { CHAIN_LEVELS } from '../words/chain-words';
import { Chain } from './chain-line';

const WIDTHS = ['w-[64px]', '', 'w-[112px]', 'w-[160px]', 'w-[190px]', 'w-[140px]', 'w-[134px]'] as const;
const FIRST_HEAD = '#';
/** With a matcher tree the name alone decides; else the criteria do. */
const BY_NAME = ['Chain', 'Criteria, not looked at'] as const;
const BY_CRITERIA = ['Server name (SNI)', 'Transport, ALPN'] as const;
const HEADS = ['Routes or target', 'Certificate', 'Gateway', 'State'] as const;

export interface ChainTableProps {
  /** Id of the snapshot, which is asked for a chain when it is unfolded. */
  readonly snapshot: string;
  /** In the order to be shown. */
  readonly chains: readonly ChainLine[];
  /** The chains are chosen by their names (a matcher tree). */
  readonly byName: boolean;
  /** `Filter chains in dump order` */
  readonly caption: string;
  /** Gateways on the listener's port, listed below the table. */
  readonly gateways: number;
  /** Ordinals that are unfolded. */
  readonly open: ReadonlySet<number>;
  readonly onToggle: (ordinal: number) => void;
}

/** In which order Envoy narrows the chains down: all nine levels, in its order. */
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
      <span className="mut">
        At each level the most specific entry wins, and Envoy never goes back: a dead end leads to the default
        chain, or closes the connection.
      </span>
    </p>
  );
}

/** Filter chains; unfolded, a chain shows its filters and settings. */
export function ChainTable(props: ChainTableProps) {
  const { chains, byName, caption, gateways, open, onToggle } = props;
  const heads = [FIRST_HEAD, ...(byName ? BY_NAME : BY_CRITERIA), ...HEADS];
  const openIds = useMemo(() => new Set([...open].map(String)), [open]);
  return (
    <section className="scroll" tabIndex={0} aria-label="Table of filter chains">
      <table className="t min-w-[880px] table-fixed" aria-rowcount={chains.length + 1}>
        <caption className="vh">{caption}</caption>
        <colgroup>
          {heads.map((head, place) => (
            <col key={head} className={WIDTHS[place]} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <PageRows
          rows={chains}
          span={heads.length}
          openIds={openIds}
          render={(line, index, onHeight) => (
            <Chain
              snapshot={props.snapshot}
              line={line}
              index={index}
              columns={heads.length}
              byName={byName}
              gateways={gateways}
              open={open.has(line.ordinal)}
              onToggle={onToggle}
              onHeight={onHeight}
            />
          )}
        />
      </table>
    </section>
  );
}
