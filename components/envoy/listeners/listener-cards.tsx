'use client';
import { Kv } from '@/components/data/kv';
import { ObjectLink } from '@/components/istio/origin-link';
import { Card } from '@/components/ui/card';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ListenerDetail as Detail } from '@/lib/answers/listeners-types';
import { plural } from '@/lib/core/words';
import type { MatcherOutcome } from '@/lib/envoy/model';
import { useHref } from '../links';
import { MatcherTreeView } from '../matcher-tree';
import { objectHref } from '../parts';
import { listenerEntries } from '../words/connection-words';
import { kvOf } from './chain-details';
import { FilterStrip } from './filter-strip';

/** Listener filters in order: they find out what the chains ask for. */
export function ListenerFilters({ detail }: { readonly detail: Detail }) {
  return (
    <Card title="Listener filters" meta="run in this order on every connection, before a chain is chosen">
      <div className="px-4 py-3">
        <FilterStrip filters={detail.listener.listenerFilters} label="Listener filters in order" />
      </div>
    </Card>
  );
}

/** What is set away from Envoy's defaults; nothing where nothing is. */
export function ListenerSettingsCard({ detail }: { readonly detail: Detail }) {
  const entries = kvOf(listenerEntries(detail.listener.settings));
  if (entries.every(([, value]) => value === null)) return null;
  return (
    <Card title="Settings" meta="what is not Envoy’s default">
      <div className="px-4 py-3">
        <Kv entries={entries} />
      </div>
    </Card>
  );
}

/** How the matcher tree comes to a chain; with it the criteria of the chains are not looked at. */
export function ListenerMatcher({ detail }: { readonly detail: Detail }) {
  const { matcher } = detail.listener;
  if (matcher === null) return null;
  const ordinals = new Map(detail.chains.map(({ name, ordinal }) => [name, ordinal]));
  const hasDefault = detail.chains.some(({ isDefault }) => isDefault);
  return (
    <Card
      title="Matcher tree"
      meta="chooses the chain by its name; the criteria of the chains are not looked at"
      className="overflow-hidden"
    >
      <MatcherTreeView
        tree={matcher}
        label="Matcher tree of the listener"
        action={(action) => <ChainOfAction action={action} ordinals={ordinals} />}
      />
      <p className="sm mut border-line border-t px-4 py-2">
        Where nothing matches {hasDefault ? 'the default chain is used' : 'Envoy closes the connection'}; a
        name that no chain has closes it in any case.
      </p>
    </Card>
  );
}

interface ChainOfActionProps {
  readonly action: MatcherOutcome & { readonly kind: 'action' };
  readonly ordinals: ReadonlyMap<string, number>;
}

function ChainOfAction({ action, ordinals }: ChainOfActionProps) {
  const name = action.value ?? '';
  if (action.value === null)
    return (
      <Status
        kind="unk"
        label={`an action that names no chain: ${visibleText(action.name || action.type)}`}
      />
    );
  const ordinal = ordinals.get(name);
  return (
    <span className="row gap-1.5!">
      chain <code>{visibleText(name === '' ? '""' : name)}</code>
      {ordinal === undefined ? (
        <Status kind="err" label="no such chain" />
      ) : (
        <span className="mut xs">number {ordinal}</span>
      )}
    </span>
  );
}

/** Gateways that share this port; each may stand more than once, with several servers. */
export function gatewayCount({ gateways }: Detail): number {
  return new Set(gateways.map(({ ref }) => `${ref.kind} ${ref.namespace}/${ref.name}`)).size;
}

export function ListenerGateways({ detail }: { readonly detail: Detail }) {
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
            <span className="mut">{plural(hosts.length, 'host')}</span>
            <code className="min-w-0 wrap-anywhere">{visibleText(hosts.join(', '))}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}
