'use client';
import { useId, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { StatusMark } from '@/components/ui/status';
import { formatCount } from '@/lib/core/words';
import { useMapScope } from './map-context';
import { moveInList } from './map-keys';
import { KindBadge } from './map-route';
import type { PairRow } from './map-rows';
import { kindWords } from './origin-link';
import { reasonWords } from './reason-words';

/** On a narrow page three rows stand before "Show all". */
const FIRST = 3;

/** `Not attached · 7, unknown · 2` */
function titleOf(rows: readonly PairRow[]): string {
  const unknown = rows.filter(({ state }) => state === 'unk').length;
  const refused = rows.length - unknown;
  if (unknown === 0) return `Not attached · ${formatCount(refused)}`;
  return refused === 0
    ? `Unknown · ${formatCount(unknown)}`
    : `Not attached · ${formatCount(refused)}, unknown · ${formatCount(unknown)}`;
}

/** Routes that reach no listener, beneath the map: reason, what was asked for, route, next step. */
export function NotAttachedLane({ rows }: { readonly rows: readonly PairRow[] }) {
  const [isOpen, setIsOpen] = useState(true);
  const [showsAll, setShowsAll] = useState(false);
  const heading = useId();
  if (rows.length === 0) return null;
  const mark = rows.some(({ state }) => state === 'err') ? 'err' : 'unk';
  return (
    <section className={`lane ${showsAll ? 'all' : ''}`} aria-labelledby={heading}>
      <header>
        <StatusMark kind={mark} className={mark === 'err' ? 'text-err' : 'text-unk'} />
        <h2 id={heading}>{titleOf(rows)}</h2>
        <span className="mut sm max-narrow:hidden">
          Exist in the cluster, reach no Envoy listener. Reason, what was asked for, route, next step.
        </span>
        <span className="sp" />
        <IconButton
          icon={isOpen ? 'down' : 'right'}
          label={isOpen ? 'Fold the list' : 'Open the list'}
          aria-expanded={isOpen}
          small
          onClick={() => setIsOpen(!isOpen)}
        />
      </header>
      {isOpen ? (
        <ol tabIndex={0} aria-labelledby={heading} onKeyDown={moveInList}>
          {rows.map((row) => (
            <LaneRow key={row.key} row={row} />
          ))}
        </ol>
      ) : null}
      {isOpen && rows.length > FIRST ? (
        <button type="button" className="lnk only-narrow more-rows" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? `Show ${FIRST}` : `Show all ${formatCount(rows.length)}`}
        </button>
      ) : null}
    </section>
  );
}

function LaneRow({ row }: { readonly row: PairRow }) {
  const { selected, select } = useMapScope();
  const { route, attachment, state } = row;
  if (attachment.reason === null) return null;
  const words = reasonWords(attachment.reason, route.badge);
  const isSelected = selected === route.id;
  const isAbsent = attachment.gatewayId === null;
  const { namespace, name, kind } = route.ref;
  const word = state === 'unk' ? 'unknown' : 'not attached';
  const asked = row.gateway === '' ? '' : ` ${row.gateway}.`;
  return (
    <li className={isSelected ? 'sel' : ''}>
      <button
        type="button"
        aria-pressed={isSelected}
        aria-label={`${namespace}/${name}, ${kindWords(kind)}, ${word}: ${words.title}.${asked} ${words.nextStep}.`}
        data-id={route.id}
        onClick={() => select(isSelected ? null : route.id)}
      >
        <span className={`why ${state}`}>
          <StatusMark kind={state} />
          {words.title}
        </span>
        <span />
        <span className={`gg ${isAbsent ? 'no' : ''}`}>
          <Mid text={row.gateway} tail={8} />
          <small title={words.gist}>{words.gist}</small>
        </span>
        <span className={`cut ${state}`} aria-hidden="true">
          <StatusMark kind={state} />
        </span>
        <span className="vsn">
          <span className="row gap-1.5">
            <KindBadge badge={route.badge} kind={kind} />
            <Mid text={`${namespace}/${name}`} tail={MID_TAIL.name} />
          </span>
          <small>{route.hosts.join(', ')}</small>
        </span>
        <span className="fix">{words.nextStep}</span>
      </button>
    </li>
  );
}
