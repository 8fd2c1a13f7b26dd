'use client';
import { Mid } from '@/components/ui/mid';
import { Status, StatusMark } from '@/components/ui/status';
import { formatCount, plural } from '@/lib/core/words';
import { useMapScope } from './map-context';
import { moreKey } from './map-keys';
import type { RouteGroup, RouteItem, ServiceItem } from './map-layout';
import { FoldButton, NodeButton } from './map-node';
import { readySum, serviceName, targetText, targetTexts } from './map-rows';
import { kindWords } from './origin-link';
import { stateWord } from './route-state';

/** `VS` or `HR` in a frame. */
export function KindBadge({ badge, kind }: { readonly badge: 'VS' | 'HR'; readonly kind: string }) {
  return (
    <span className={`map-kind ${badge === 'HR' ? 'hr' : ''}`} title={kindWords(kind)}>
      {badge}
    </span>
  );
}

export function RouteNode({ item }: { readonly item: RouteItem }) {
  const { map } = useMapScope();
  const { route, state, alsoOn } = item;
  const { namespace, name, kind } = route.ref;
  const word = stateWord(item);
  const rules = plural(route.ruleCount, 'rule');
  const targets = targetTexts(route, new Map(map.services.map((service) => [service.id, service])));
  const also = alsoOn === null ? '' : `, also on ${alsoOn.ref.namespace}/${alsoOn.ref.name}`;
  return (
    <NodeButton
      nodeKey={item.key}
      id={route.id}
      column={3}
      name={`${namespace}/${name}, ${kindWords(kind)}, ${word.toLowerCase()}, ${rules}${also}`}
      className={`it ${alsoOn === null ? '' : 'link'}`}
    >
      <KindBadge badge={route.badge} kind={kind} />
      <Mid text={name} />
      <span className="r">
        {alsoOn === null ? rules : `also on ${alsoOn.ref.name}`}
        <Status kind={state} label={word} quiet />
      </span>
      <span className="nd">→ {targets.length === 0 ? 'answered by Envoy' : targets.join(', ')}</span>
    </NodeButton>
  );
}

/** The routes of one namespace: their rows, or one row that stands for them. */
export function GroupNodes({ group, isOnly }: { readonly group: RouteGroup; readonly isOnly: boolean }) {
  const { showAll } = useMapScope();
  if (!group.isOpen) return <FoldedGroup group={group} />;
  return (
    <div className="grp-box">
      {isOnly ? null : (
        <div className="grp">
          <FoldButton nodeKey={group.key} isOpen column={3} what={`namespace ${group.namespace}`} />
          <b>{group.namespace}</b> {plural(group.count, 'route')}
        </div>
      )}
      <div className="stack">
        {group.items.map((item) => (
          <RouteNode key={item.key} item={item} />
        ))}
        {group.hidden === 0 ? null : (
          <button
            type="button"
            className="it more"
            data-key={moreKey(group.key)}
            data-column={3}
            onClick={({ currentTarget }) => {
              // The button goes away: the row before it takes the focus.
              const before = currentTarget.previousElementSibling;
              if (before instanceof HTMLElement) before.focus({ preventScroll: true });
              showAll(group.key);
            }}
          >
            + {formatCount(group.hidden)} more attached
          </button>
        )}
      </div>
    </div>
  );
}

function FoldedGroup({ group }: { readonly group: RouteGroup }) {
  return (
    <FoldedNode
      nodeKey={group.key}
      opens={group.key}
      label={group.namespace}
      count={group.count}
      state={group.state}
    />
  );
}

interface FoldedNodeProps {
  readonly nodeKey: string;
  readonly opens: string;
  readonly label: string;
  readonly count: number;
  readonly state: RouteItem['state'];
}

/** Routes that are folded into a count with their worst state. */
export function FoldedNode({ nodeKey, opens, label, count, state }: FoldedNodeProps) {
  const { fold } = useMapScope();
  const words = {
    ok: 'all attached',
    warn: 'with a problem',
    err: 'with a problem',
    unk: 'with an unknown one',
  };
  return (
    <button
      type="button"
      className="it col"
      data-node={nodeKey}
      data-key={nodeKey}
      data-column={3}
      data-fold={opens}
      aria-expanded={false}
      aria-label={`${label}, ${plural(count, 'route')}, ${words[state]}. Open`}
      onClick={() => fold(opens, true)}
    >
      <span className="nm">{label}</span>
      <span className="r">
        {plural(count, 'route')}
        <StatusMark kind={state} className={STATE_COLOUR[state]} />
      </span>
    </button>
  );
}

const STATE_COLOUR = { ok: 'text-ok', warn: 'text-warn', err: 'text-err', unk: 'text-unk' } as const;

export function ServiceNode({ item, home }: { readonly item: ServiceItem; readonly home: string }) {
  const { service, subset, state, missing } = item;
  const ready = targetText(item);
  const words = [
    ready === '' ? 'readiness not known' : ready,
    ...(subset === null ? [] : [`subset ${subset}`]),
  ];
  return (
    <NodeButton
      nodeKey={item.key}
      id={service.id}
      column={4}
      name={`${service.host}, service, ${words.join(', ')}`}
      className={`it svc ${missing === 'host' || missing === 'subset' ? 'ghost' : ''}`}
    >
      <Mid text={serviceName(service, home)} tail={3} />
      {subset === null ? null : <code className="mut">{subset}</code>}
      <span className="r">
        {state === 'ok' ? ready : <Status kind={state} label={missing === null ? `${ready} ready` : ready} />}
      </span>
    </NodeButton>
  );
}

/** Services of folded routes, as a count. */
export function FoldedServices({
  nodeKey,
  items,
}: {
  readonly nodeKey: string;
  readonly items: readonly ServiceItem[];
}) {
  const services = items.map(({ service }) => service);
  return (
    <div className="it col" data-node={nodeKey}>
      <span>{plural(new Set(services).size, 'service')}</span>
      <span className="r">{readySum(services) ?? ''}</span>
    </div>
  );
}
