import { Stepwise } from '@/lib/core/stepwise';
import { createPlainArena } from '@/lib/json/arena';
import { openBytes } from '@/lib/json/open-bytes';
import { RouteTable } from './route-table';

/** The table of what has no dump. */
export function emptyRouteTable(): RouteTable {
  const opened = openBytes(new TextEncoder().encode('{}'), createPlainArena());
  if (!opened.ok) throw new Error(opened.error.code);
  const { value } = opened;
  return new Stepwise(() => RouteTable.make(value, [])).value;
}
