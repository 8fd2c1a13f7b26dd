import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { Address } from '@/lib/envoy/model';
import type { Joined } from './joined';
import { jsonAt } from './json-at';
import { chainLines } from './listeners-chains';
import { LISTENERS } from './listeners-list';
import { listenerRemarks } from './listeners-remarks';
import { gatewaysOf, listenerRows, namesake } from './listeners-rows';
import type { ListenerDetail, ListenersPage } from './listeners-types';
import { listOf } from './lists/engine';
import { listExtras } from './lists/extras';
import type { ListWindow } from './lists/model';

export function listenersPage(joined: Joined, window: ListWindow): ListenersPage {
  const list = listOf(listenerRows(joined), LISTENERS, window);
  const { counts, rows, matched, problem } = list;
  return {
    counts,
    chains: matched.reduce((sum, { row }) => sum + row.chains, 0),
    rows: rows.map(({ row }) => row),
    problem,
    ...listExtras(list, LISTENERS, window, ({ row }, id) => row.id === id),
  };
}

const NOWHERE: readonly Address[] = [];

function boundAt(name: string, { snapshot }: Joined): readonly Address[] {
  return snapshot.bound?.find((each) => each.name === name)?.addresses ?? NOWHERE;
}

/** One listener, the active one when several states share its name. The value may be a name or a JSON pointer. */
export function listenerDetail(joined: Joined, name: string): Result<ListenerDetail> {
  const all = listenerRows(joined);
  const named = all.filter(({ listener }) => listener.pointer === name || listener.name === name);
  const listed = namesake(named);
  if (listed === undefined) return err(appError('resource-gone', { what: `Listener ${name}` }));
  const { row, listener } = listed;
  const { filterChains: _chains, ...rest } = listener;
  const twins = all.filter((each) => each.row.name === row.name && each.row.pointer !== row.pointer);
  return ok({
    row,
    listener: rest,
    chains: chainLines(listener, joined),
    remarks: listenerRemarks(listener),
    twins:
      row.name === '' ? [] : twins.map((twin) => ({ pointer: twin.row.pointer, state: twin.listener.state })),
    boundAddresses: row.bound === true ? boundAt(row.name, joined) : [],
    gateways: gatewaysOf(listener, joined),
    json: jsonAt(joined.snapshot, listener.pointer),
  });
}
