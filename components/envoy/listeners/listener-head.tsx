'use client';
import { CopyMenu } from '@/components/data/copy-menu';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ListenerDetail as Detail } from '@/lib/answers/listeners-types';
import type { CommandSubject } from '@/lib/commands/model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { PageLink } from '../links';
import { named, versionOf } from '../parts';
import { addressesText } from '../words/address';
import { bindingWords } from '../words/binding-words';
import { resourceStateWords } from '../words/resource-state-words';
import { updatedText } from '../words/time-words';

/** istioctl finds a listener by its address and port, Envoy by its name. */
export function subjectOf({ listener }: Detail): CommandSubject {
  const socket = listener.addresses.find((address) => address.kind === 'socket');
  return {
    show: 'listener',
    name: listener.name,
    isStatic: listener.state === 'static',
    port: socket?.port ?? null,
    address: socket?.address ?? null,
  };
}

export interface ListenerHeadProps {
  readonly info: SnapshotInfo;
  readonly detail: Detail;
  /** It takes the whole page. */
  readonly full: boolean;
}

/** Name, state, and what can be done with the listener. */
export function ListenerHead({ info, detail, full }: ListenerHeadProps) {
  const { listener, row, json } = detail;
  const { kind, word } = resourceStateWords(listener.state);
  const name = named(listener.name);
  // Of several states of one name only the serving one is called by it.
  const sel = row.state.kind === 'ok' && listener.name !== '' ? listener.name : listener.pointer;
  return (
    <div className="row wrap">
      <h2 className="mono text-16! wrap-anywhere">{visibleText(name)}</h2>
      <Chip tone={kind}>{word}</Chip>
      {listener.trafficDirection === 'UNSPECIFIED' ? null : (
        <Chip tone="line">{listener.trafficDirection.toLowerCase()}</Chip>
      )}
      {row.transport === 'tcp' ? null : <Chip tone="line">{row.transport}</Chip>}
      <span className="sp" />
      <CopyMenu
        takesC
        items={copyItems({
          name,
          json: json === '' ? null : json,
          pointer: listener.pointer,
          commands: commandsOf(info, subjectOf(detail)),
        })}
      />
      <PageLink page="/listeners" params={full ? { sel } : { sel, full: 'on' }} className="btn">
        <Icon name={full ? 'fold' : 'wider'} small />
        {full ? 'Beside the list' : 'Open as page'}
      </PageLink>
      <PageLink page="/config" params={{ at: listener.pointer }} className="btn">
        <Icon name="dump" small />
        In the dump
      </PageLink>
    </div>
  );
}

/** Only where the kernel chose another port than the configuration asks for: 0 leaves the choice to it. */
function boundText({ listener, boundAddresses }: Detail) {
  const configured = listener.addresses.flatMap((each) => (each.kind === 'socket' ? (each.port ?? []) : []));
  if (boundAddresses.length === 0 || !configured.includes(0)) return null;
  return <code>{visibleText(addressesText(boundAddresses))}</code>;
}

/** Where it listens, whether it holds the socket, since when. */
export function ListenerFacts({ info, detail }: { readonly info: SnapshotInfo; readonly detail: Detail }) {
  const { listener, row } = detail;
  const binding = bindingWords(listener, row.bound);
  const facts = [
    ['Address', <code key="address">{visibleText(addressesText(listener.addresses))}</code>],
    ['Bound at', boundText(detail)],
    ['Binding', <Status key="binding" kind={binding.kind} label={binding.word} />],
    ['Version', <span key="version">{versionOf(listener.version)}</span>],
    ['Updated', updatedText(listener.lastUpdated, info.takenAt)],
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
