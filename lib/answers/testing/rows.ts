import type { Snapshot } from '@/lib/snapshot/snapshot';
import { joined } from '../joined';
import type { RouteRow } from '../routes-types';

/** Every route of a snapshot as a row. */
export function routeRows(snapshot: Snapshot): readonly RouteRow[] {
  const { routes } = joined(snapshot);
  return Array.from({ length: routes.table.length }, (_, row) => routes.row(row));
}

/** The pointer of the virtual host of a name; fails when there is none. */
export function hostPointer(snapshot: Snapshot, name: string) {
  const { table } = joined(snapshot).routes;
  const hosts = Array.from({ length: table.hostCount }, (_, host) => host);
  const found = hosts.find((host) => table.hostName(host) === name);
  if (found === undefined) throw new Error(`no virtual host ${name}`);
  return table.hostPointer(found);
}
