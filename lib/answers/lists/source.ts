import type { LiveParts } from '@/lib/snapshot/live';
import type { Joined } from '../joined';
import type { ListDefinition } from './model';

/** What lists are made of: a snapshot, and the answers that were asked after it was taken. */
export interface ListInput {
  readonly joined: Joined;
  readonly live: LiveParts;
  /** Which route configurations: a name, `*` or absent for all, null for all but Envoy's own. */
  readonly routeConfig?: string | null | undefined;
}

/** `isIn` says which rows belong to what was asked for; all do where it is absent. */
export type ListVisit<Result> = <Row>(
  rows: readonly Row[],
  definition: ListDefinition<Row>,
  isIn?: (row: Row) => boolean,
) => Result;

/** A list, whatever its rows are: hands rows and definition to whoever can work on any list. */
export type ListSource = <Result>(input: ListInput, visit: ListVisit<Result>) => Result;

/** `rowsOf` has to give the same array each time it is asked for the same input: see `perSnapshot`. */
export function listSource<Row>(
  definition: ListDefinition<Row>,
  rowsOf: (input: ListInput) => readonly Row[],
): ListSource {
  return (input, visit) => visit(rowsOf(input), definition);
}
