import type { Joined } from './joined';
import { listenerRows } from './listeners-rows';
import type { ListColumn } from './lists/model';
import type { RouteTexts } from './routes-text';

/** A route is known by its number. */
type Column = ListColumn<number>;

const NONE: readonly string[] = [];

/** Where the listeners of a route configuration are. */
interface Served {
  readonly ports: readonly number[];
  readonly gateways: readonly string[];
}

function servedConfigs(joined: Joined): ReadonlyMap<string, Served> {
  const byConfig = new Map<string, { ports: Set<number>; gateways: Set<string> }>();
  for (const { row } of listenerRows(joined)) {
    for (const config of row.routeConfigs) {
      const served = byConfig.get(config) ?? { ports: new Set(), gateways: new Set() };
      byConfig.set(config, served);
      for (const address of row.addresses)
        if (address.kind === 'socket' && address.port !== null) served.ports.add(address.port);
      for (const gateway of row.gateways) served.gateways.add(gateway);
    }
  }
  return new Map(
    [...byConfig].map(([name, { ports, gateways }]) => [
      name,
      { ports: [...ports], gateways: [...gateways] },
    ]),
  );
}

/** What is known of a route from elsewhere. */
export function placeColumns(joined: Joined, texts: RouteTexts): readonly Column[] {
  const { routes } = joined;
  let known: ReadonlyMap<string, Served> | null = null;
  const configOf = (row: number) => routes.table.configOf(routes.table.hostOf(row));
  const servedBy = (row: number): Served | undefined => {
    known ??= servedConfigs(joined);
    return known.get(routes.configOf(routes.table.hostOf(row)).name);
  };
  return [
    {
      id: 'port',
      title: 'Port',
      kind: 'number',
      shown: 'wide',
      suggest: true,
      code: configOf,
      value: (row) => servedBy(row)?.ports[0] ?? null,
    },
    {
      id: 'gateway',
      title: 'Gateways',
      aliases: ['gw'],
      kind: 'list',
      shown: 'wide',
      suggest: true,
      code: configOf,
      value: (row) => servedBy(row)?.gateways ?? NONE,
    },
    {
      id: 'origin',
      title: 'Origin',
      kind: 'text',
      shown: 'wide',
      suggest: true,
      code: texts.originCode,
      value: (row) => texts.origin(row),
    },
    {
      id: 'ns',
      title: 'Namespace',
      aliases: ['namespace'],
      kind: 'text',
      shown: 'wide',
      suggest: true,
      code: texts.originCode,
      value: (row) => {
        const origin = routes.originOf(row);
        return origin.kind === 'object' ? origin.ref.namespace : null;
      },
    },
  ];
}
