'use client';
import { CopyMenu } from '@/components/data/copy-menu';
import { ObjectLink } from '@/components/istio/origin-link';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import type { ListenerDetail as Detail, ListenerRow } from '@/lib/answers/listeners-types';
import type { CommandSubject } from '@/lib/commands/model';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { PageLink, useHref } from '../links';
import { objectHref, versionOf } from '../parts';
import { TerminalLines } from '../terminal-lines';
import { addressesText } from '../words/address';
import { bindingWords } from '../words/binding-words';
import { shortFilterName } from '../words/filter-words';
import { resourceStateWords } from '../words/state-words';
import { updatedText, utcText } from '../words/time-words';
import { ChainLevels, ChainTable } from './chain-table';

export interface ListenerDetailProps {
  readonly info: SnapshotInfo;
  readonly detail: Detail;
  /** A refused update of the same name; null when this is it, or there is none. */
  readonly refused: ListenerRow | null;
  readonly open: ReadonlySet<number>;
  readonly onToggle: (ordinal: number) => void;
}

/** One listener: where it listens, how Envoy picks a chain, what each chain does. */
export function ListenerDetail({ info, detail, refused, open, onToggle }: ListenerDetailProps) {
  const { listener, chains } = detail;
  return (
    <>
      <Head info={info} detail={detail} />
      <Facts info={info} detail={detail} />
      <Refusal detail={detail} />
      {refused === null ? null : <RefusedTwin row={refused} />}
      {listener.hasMatcherTree ? (
        <Note kind="unk">
          This listener picks its chain by a matcher tree (<code>filter_chain_matcher</code>), not by the
          columns below.
        </Note>
      ) : null}
      <Card
        title="Filter chains"
        meta={`${plural(chains.length, 'chain')} in dump order${chains.some(({ chain }) => chain.isDefault) ? '; the default chain is last' : ''}`}
        className="overflow-hidden"
      >
        {listener.hasMatcherTree || chains.length === 0 ? null : <ChainLevels />}
        {chains.length === 0 ? (
          <p className="sec px-4 py-3">No filter chains in this version of the listener.</p>
        ) : (
          <ChainTable chains={chains} gateways={gatewayCount(detail)} open={open} onToggle={onToggle} />
        )}
      </Card>
      <Gateways detail={detail} />
      <TerminalLines lines={commandsOf(info, { show: 'listeners' })} />
    </>
  );
}

/** Gateways that share this port; each may stand more than once, with several servers. */
function gatewayCount({ gateways }: Detail): number {
  return new Set(gateways.map(({ ref }) => `${ref.kind} ${ref.namespace}/${ref.name}`)).size;
}

/** istioctl finds a listener by its address and port, not by its name. */
function subjectOf({ listener }: Detail): CommandSubject {
  const socket = listener.addresses.find((address) => address.kind === 'socket');
  return { show: 'listener', port: socket?.port ?? null, address: socket?.address ?? null };
}

/** What Envoy said when it refused an update, and whose chains stand below. */
function Refusal({ detail }: { readonly detail: Detail }) {
  const { error, state, filterChains } = detail.listener;
  if (error === null) return null;
  const chains = filterChains.length === 0 ? '' : state === 'rejected' ? ', whose chains stand below,' : '';
  return (
    <Note kind="err">
      <b>Envoy refused {state === 'rejected' ? 'this update' : 'an update of this listener'}</b>
      {chains}
      {error.lastAttempt === null ? '' : ` at ${utcText(error.lastAttempt)}`}
      {state === 'rejected' ? '' : ' and keeps the version below'}:{' '}
      <span className="mono wrap-anywhere">{error.details}</span>
    </Note>
  );
}

function RefusedTwin({ row }: { readonly row: ListenerRow }) {
  return (
    <Note kind="err">
      <b>Envoy refused an update of this listener</b> and keeps the version below.{' '}
      <PageLink page="/listeners" params={{ sel: row.pointer }}>
        Why
      </PageLink>
    </Note>
  );
}

function Head({ info, detail }: { readonly info: SnapshotInfo; readonly detail: Detail }) {
  const { listener } = detail;
  const { kind, word } = resourceStateWords(listener.state);
  const name = listener.name === '' ? '(no name)' : listener.name;
  return (
    <div className="row wrap">
      <h2 className="mono text-16! wrap-anywhere">{name}</h2>
      <Chip tone={kind}>{word}</Chip>
      {listener.trafficDirection === 'UNSPECIFIED' ? null : (
        <Chip tone="line">{listener.trafficDirection.toLowerCase()}</Chip>
      )}
      <span className="sp" />
      <CopyMenu
        takesC
        items={copyItems({
          name,
          json: null,
          pointer: listener.pointer,
          commands: commandsOf(info, subjectOf(detail)),
        })}
      />
      <PageLink page="/config" params={{ at: listener.pointer }} className="btn">
        <Icon name="dump" small />
        In the dump
      </PageLink>
    </div>
  );
}

function Facts({ info, detail }: { readonly info: SnapshotInfo; readonly detail: Detail }) {
  const { listener, row } = detail;
  const binding = bindingWords(listener, row.bound);
  const filters = listener.listenerFilters.map(({ name }) => shortFilterName(name)).join(', ');
  const facts = [
    ['Address', <code key="address">{addressesText(listener.addresses)}</code>],
    ['Binding', <Status key="binding" kind={binding.kind} label={binding.word} />],
    ['Version', <span key="version">{versionOf(listener.version)}</span>],
    ['Updated', updatedText(listener.lastUpdated, info.takenAt)],
    ['Listener filters', <code key="filters">{filters === '' ? 'none' : filters}</code>],
    [
      'Original destination',
      listener.useOriginalDst ? 'hands over to the listener of the original address' : null,
    ],
  ] as const;
  return (
    <dl className="sm flex flex-wrap items-center gap-x-5 gap-y-1">
      {facts.map(([term, value]) =>
        value === null ? null : (
          <div key={term} className="flex min-w-0 gap-1.5">
            <dt className="mut flex-none">{term}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Gateways({ detail }: { readonly detail: Detail }) {
  const href = useHref();
  if (detail.gateways.length === 0) return null;
  return (
    <Card title="Gateways" meta="whose servers come out on this port of this pod" className="overflow-hidden">
      <ul>
        {detail.gateways.map(({ ref, port, targetPort, hosts }) => (
          <li
            key={`${ref.kind} ${ref.namespace}/${ref.name} ${port} ${hosts.join()}`}
            className="sm flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2 last:border-b-0"
          >
            <ObjectLink subject={ref} href={objectHref(href, ref)} className="lnk min-h-6 items-center" />
            <span className="mono">
              port {port}
              {targetPort === null || targetPort === port ? '' : ` → target port ${targetPort}`}
            </span>
            <span className="mut">hosts</span>
            <code className="min-w-0 wrap-anywhere">{hosts.join(', ')}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}
