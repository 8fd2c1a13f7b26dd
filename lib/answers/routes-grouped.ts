import type { RouteTable } from '@/lib/envoy/route-table/route-table';

/** Routes below the heads of their virtual hosts, as places of one list. Nothing is made for a place until it is shown. */
export class GroupedRoutes {
  readonly #table: RouteTable;
  /** Routes by number, ascending. */
  readonly #rows: readonly number[];
  /** Virtual hosts by number, ascending; the place of each head, and how many of `#rows` come before it. */
  readonly #hosts: readonly number[];
  readonly #heads: readonly number[];
  readonly #isFolded: (host: number) => boolean;
  readonly #length: number;
  readonly #before: readonly number[];

  /**
   * @param hosts with a head: all that have a route among `rows`, in ascending order; perhaps others
   * @param isFolded virtual hosts that stand there as their head alone
   */
  constructor(
    table: RouteTable,
    rows: readonly number[],
    hosts: readonly number[],
    isFolded: (host: number) => boolean = () => false,
  ) {
    this.#table = table;
    this.#rows = rows;
    this.#hosts = hosts;
    const heads: number[] = [];
    const before: number[] = [];
    let taken = 0;
    let places = 0;
    for (const host of hosts) {
      heads.push(places);
      before.push(taken);
      const behind = table.firstRoute(host + 1);
      while (taken < rows.length && (rows[taken] ?? 0) < behind) taken += 1;
      places += 1 + (isFolded(host) ? 0 : taken - (before.at(-1) ?? 0));
    }
    this.#heads = heads;
    this.#before = before;
    this.#isFolded = isFolded;
    this.#length = places;
  }

  get length(): number {
    return this.#length;
  }

  get heads(): readonly number[] {
    return this.#heads;
  }

  get hostCount(): number {
    return this.#hosts.length;
  }

  /** What stands at a place: a virtual host with how many of its routes are there, or a route. */
  at(
    place: number,
  ):
    | { readonly host: number; readonly matched: number; readonly folded: boolean }
    | { readonly row: number } {
    const group = lastUpTo(this.#heads, place);
    const head = this.#heads[group] ?? 0;
    const before = this.#before[group] ?? 0;
    if (place === head) {
      const behind = this.#before[group + 1] ?? this.#rows.length;
      const host = this.#hosts[group] ?? 0;
      return { host, matched: behind - before, folded: this.#isFolded(host) };
    }
    return { row: this.#rows[before + place - head - 1] ?? 0 };
  }

  /** The place of what stands at a pointer, of a folded route that of its head; null when it is not among them. */
  placeOf(pointer: string): number | null {
    const host = this.#table.hostAt(pointer);
    if (host >= 0) {
      const group = lastUpTo(this.#hosts, host);
      return this.#hosts[group] === host ? (this.#heads[group] ?? null) : null;
    }
    const row = this.#table.rowAt(pointer);
    const index = row < 0 ? -1 : lastUpTo(this.#rows, row);
    if (index < 0 || this.#rows[index] !== row) return null;
    const group = lastUpTo(this.#before, index);
    const head = this.#heads[group] ?? 0;
    return this.#isFolded(this.#hosts[group] ?? -1) ? head : head + 1 + index - (this.#before[group] ?? 0);
  }
}

/** The last index whose number is not above a value; -1 without one. */
function lastUpTo(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
