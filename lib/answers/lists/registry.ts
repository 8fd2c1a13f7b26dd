import { fail } from '@/lib/core/errors';
import { clustersList } from '../clusters-list';
import { endpointsList } from '../endpoints-list';
import { listenersList } from '../listeners-list';
import { resourcesList } from '../resources-list';
import { routesList } from '../routes-list';
import { secretsList } from '../secrets-list';
import { statsList } from '../stats-list';
import type { ListName } from './model';
import type { ListInput, ListSource, ListVisit } from './source';

const LISTS: { readonly [Name in ListName]?: ListSource } = {
  clusters: clustersList,
  endpoints: endpointsList,
  listeners: listenersList,
  resources: resourcesList,
  routes: routesList,
  secrets: secretsList,
  stats: statsList,
};

/** Hands the rows and the definition of a list to `visit`. Throws `not-found` for a list that is not built. */
export function withList<Result>(input: ListInput, name: ListName, visit: ListVisit<Result>): Result {
  const source = LISTS[name] ?? fail('not-found', { what: `A list of ${name}` });
  return source(input, visit);
}
