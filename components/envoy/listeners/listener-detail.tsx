'use client';
import { useMemo, useState } from 'react';
import { Card } from '@/components/ui/card';
import { Segmented } from '@/components/ui/segmented';
import type { ListenerDetail as Detail } from '@/lib/answers/listeners-types';
import type { CommandLine } from '@/lib/commands/model';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { SummaryOrJson } from '../panel-parts';
import { TerminalLines } from '../terminal-lines';
import { decisionOrder } from './chain-order';
import { ChainLevels, ChainTable } from './chain-table';
import {
  gatewayCount,
  ListenerFilters,
  ListenerGateways,
  ListenerMatcher,
  ListenerSettingsCard,
} from './listener-cards';
import { ListenerFacts, ListenerHead, subjectOf } from './listener-head';
import { ListenerNotes } from './listener-notes';

export interface ListenerDetailProps {
  readonly info: SnapshotInfo;
  readonly detail: Detail;
  readonly full: boolean;
  readonly tab: string | null;
  readonly onTab: (tab: string) => void;
  readonly open: ReadonlySet<number>;
  readonly onToggle: (ordinal: number) => void;
}

/** One listener: where it listens, what runs first, how Envoy picks a chain, what each chain does. */
export function ListenerDetail(props: ListenerDetailProps) {
  const { info, detail, full, tab, onTab } = props;
  return (
    <>
      <ListenerHead info={info} detail={detail} full={full} />
      <ListenerFacts info={info} detail={detail} />
      <SummaryOrJson
        label="Listener"
        tab={tab}
        onTab={onTab}
        pointer={detail.listener.pointer}
        json={detail.json}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-3">
          <ListenerNotes detail={detail} />
          <ListenerFilters detail={detail} />
          <ListenerMatcher detail={detail} />
          <Chains {...props} />
          <ListenerSettingsCard detail={detail} />
          <ListenerGateways detail={detail} />
          <TerminalLines lines={linesOf(props)} />
        </div>
      </SummaryOrJson>
    </>
  );
}

/** The listener itself, and `/listeners`, which alone knows what is bound; each line once. */
function linesOf({ info, detail }: ListenerDetailProps): readonly CommandLine[] {
  const lines = [...commandsOf(info, subjectOf(detail)), ...commandsOf(info, { show: 'listeners' })];
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}

const ORDERS = [
  { value: 'decision', label: 'Decision order' },
  { value: 'dump', label: 'Dump order' },
] as const;

function Chains({ info, detail, open, onToggle }: ListenerDetailProps) {
  const [order, setOrder] = useState<'decision' | 'dump'>('decision');
  const { chains, listener } = detail;
  const byTree = listener.matcher !== null;
  const decides = !byTree && order === 'decision';
  const shown = useMemo(() => (decides ? decisionOrder(chains) : chains), [decides, chains]);
  return (
    <Card
      title="Filter chains"
      meta={metaText(detail)}
      className="overflow-hidden"
      actions={
        byTree || chains.length < 2 ? null : (
          <Segmented small label="Order of the chains" options={ORDERS} value={order} onChange={setOrder} />
        )
      }
    >
      {byTree || chains.length === 0 ? null : <ChainLevels />}
      {chains.length === 0 ? (
        <p className="sec px-4 py-3">No filter chains in this version of the listener.</p>
      ) : (
        <ChainTable
          snapshot={info.id}
          chains={shown}
          byName={byTree}
          caption={`Filter chains in ${decides ? 'decision' : 'dump'} order`}
          gateways={gatewayCount(detail)}
          open={open}
          onToggle={onToggle}
        />
      )}
    </Card>
  );
}

function metaText({ chains, listener }: Detail): string {
  const hasDefault = chains.some(({ isDefault }) => isDefault);
  const how = listener.matcher === null ? '' : ', chosen by the tree above';
  return `${plural(chains.length, 'chain')}${how}${hasDefault ? '; the default chain is last' : ''}`;
}
