import type { Joined } from './joined';
import type { ListDefinition } from './lists/model';
import { perSnapshot } from './lists/per-snapshot';
import type { ListSource } from './lists/source';
import { tableColumns } from './routes-columns';
import { factColumns } from './routes-facts';
import { placeColumns } from './routes-places';
import { ALL_CONFIGS, routesScope } from './routes-scope';
import { routeTexts } from './routes-text';

interface RouteList {
  /** Every route by its number, in Envoy's order. */
  readonly rows: readonly number[];
  readonly definition: ListDefinition<number>;
}

/** The routes of a snapshot as a list: rows are numbers, and what a column says is read when it is asked for. */
export const routeList = perSnapshot((joined: Joined): RouteList => {
  const texts = routeTexts(joined);
  return {
    rows: Array.from({ length: joined.routes.table.length }, (_, row) => row),
    definition: {
      name: 'routes',
      columns: [
        ...tableColumns(joined, texts),
        ...factColumns(joined, texts),
        ...placeColumns(joined, texts),
      ],
      text: (row) => texts.own(row),
      shared: (row) => texts.host(row),
    },
  };
});

export const routesList: ListSource = ({ joined, routeConfig }, visit) => {
  const { rows, definition } = routeList(joined);
  const scope = routesScope(joined, routeConfig === undefined ? ALL_CONFIGS : routeConfig);
  return visit(rows, definition, scope.isWhole ? undefined : scope.hasRoute);
};
