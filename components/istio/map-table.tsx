'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { formatCount, plural } from '@/lib/core/words';
import { useMapScope } from './map-context';
import type { PairRow } from './map-rows';
import { kindWords } from './origin-link';
import { reasonWords } from './reason-words';
import { brokenText, stateWord } from './route-state';

/** Rows that are drawn before somebody asks for all. */
const FIRST = 300;

/** The map as a table: one row for each route and Gateway, problems first. */
export function MapTable({ rows }: { readonly rows: readonly PairRow[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? rows : rows.slice(0, FIRST);
  return (
    <section className="scroll tablewrap" tabIndex={0} aria-label="Routes and where they attach">
      <table className="t table-fixed map-table">
        <caption className="vh">Routes, where they attach and why not</caption>
        <colgroup>
          <col className="w-[164px]" />
          <col className="w-[180px]" />
          <col className="w-[52px]" />
          <col className="gateway" />
          <col className="host" />
          <col />
          <col className="services" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" aria-sort="ascending">
              State
            </th>
            <th scope="col">Route</th>
            <th scope="col">Kind</th>
            <th scope="col">Gateway and port</th>
            <th scope="col">Host</th>
            <th scope="col">Reason and next step</th>
            <th scope="col" className="services">
              Services
            </th>
          </tr>
        </thead>
        <tbody data-rows>
          {shown.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <p className="mut sm px-4 py-2">
        {formatCount(shown.length)} of {plural(rows.length, 'row')}, one for each route and Gateway
        {shown.length === rows.length ? null : (
          <Button small className="ml-2" onClick={() => setShowsAll(true)}>
            Show all
          </Button>
        )}
      </p>
    </section>
  );
}

/** Why, in a line; empty where all is well. */
function whyText({ route, attachment }: PairRow): string {
  if (attachment.reason !== null) {
    const { sentence, nextStep } = reasonWords(attachment.reason, route.badge);
    return `${sentence} ${nextStep}.`;
  }
  return brokenText(route);
}

function Row({ row }: { readonly row: PairRow }) {
  const { selected, select } = useMapScope();
  const { route, state } = row;
  const { namespace, name, kind } = route.ref;
  const isSelected = selected === route.id;
  const why = whyText(row);
  const choose = () => select(isSelected ? null : route.id);
  return (
    <tr aria-selected={isSelected} onClick={choose}>
      <td>
        <Status kind={state} label={stateWord(row)} />
      </td>
      <td>
        <button
          type="button"
          className="flex w-full min-w-0"
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation();
            choose();
          }}
        >
          <Mid text={`${namespace}/${name}`} tail={MID_TAIL.name} />
        </button>
      </td>
      <td>
        <Chip tone="line" title={kindWords(kind)}>
          {route.badge}
        </Chip>
      </td>
      <td>
        <Mid text={row.gateway} tail={8} />
      </td>
      <td>
        <Mid text={route.hosts.join(', ') || '*'} tail={MID_TAIL.host} />
      </td>
      <td className="sec" title={why}>
        <span className="why">{why}</span>
      </td>
      <td className="services">
        <Mid text={row.targets.join(', ')} />
      </td>
    </tr>
  );
}
