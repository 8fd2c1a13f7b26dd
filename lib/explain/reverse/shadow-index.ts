import type { NamedMatch, PathMatch, RouteMatch } from '@/lib/envoy/model';
import { lower } from '../value-test';
import { coversPath, literalStart, type TextPath, takesEveryPath, textOf } from './covers-path';
import { impliesConditions } from './implied';
import { takesAll } from './shadow';

interface Entry {
  readonly row: number;
  readonly match: RouteMatch;
}

const valueKey = (kind: string, { name, match, invert }: NamedMatch): string =>
  match.kind === 'exact' && !match.ignoreCase && !invert ? `${kind}${name}=${match.value}` : `${kind}${name}`;

const headerNamed = (header: NamedMatch): NamedMatch => ({ ...header, name: lower(header.name) });

/** What each condition on a named value is filed under. */
function keysOf({ headers, query, cookies }: RouteMatch): readonly string[] {
  return [
    ...headers.map((each) => valueKey('h', headerNamed(each))),
    ...query.map((each) => valueKey('q', each)),
    ...cookies.map((each) => valueKey('c', each)),
  ];
}

/** A route is filed under one of its conditions: what implies it has a condition on the same name. */
function filedUnder(match: RouteMatch): string {
  const keys = keysOf(match);
  return keys.find((key) => key.includes('=')) ?? keys[0] ?? '';
}

const lookedUp = (match: RouteMatch): ReadonlySet<string> =>
  new Set(['', ...keysOf(match).flatMap((key) => [key, key.replace(/=.*$/s, '')])]);

/** Routes with one path, by a condition that they have. */
class Shelf {
  readonly #byCondition = new Map<string, Entry[]>();

  add(entry: Entry): void {
    const key = filedUnder(entry.match);
    const list = this.#byCondition.get(key);
    if (list === undefined) this.#byCondition.set(key, [entry]);
    // Behind a route without any condition nothing of the same path is needed.
    else if (key !== '' || !list.some(({ match }) => impliesConditions(entry.match, match))) list.push(entry);
  }

  *candidates(keys: ReadonlySet<string>): Generator<readonly Entry[]> {
    for (const key of keys) {
      const list = this.#byCondition.get(key);
      if (list !== undefined) yield list;
    }
  }
}

const EVERY = '*';

function textKey({ kind, value, ignoreCase }: TextPath): string {
  return ignoreCase ? `${kind} i ${lower(value)}` : `${kind}   ${value}`;
}

function pathKey(path: PathMatch): string {
  if (takesEveryPath(path)) return EVERY;
  const text = textOf(path);
  if (text !== null) return textKey(text);
  return 'value' in path ? `${path.kind} ${path.value}` : path.kind;
}

/** The comparisons that may still be made; when they are used up, what is found is not all. */
export interface Budget {
  left: number;
}

/** The earlier routes of one virtual host, found by what they could take: for very many of them. */
export class ShadowIndex {
  readonly #shelves = new Map<string, Shelf>();
  readonly #lengths = new Set<number>();
  /** Regexes that may take a single path. */
  readonly #regexes = new Map<string, Shelf>();
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Adds the next route, in Envoy's order. */
  add(row: number, match: RouteMatch): void {
    const key = pathKey(match.path);
    let shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      shelf = new Shelf();
      this.#shelves.set(key, shelf);
      const text = textOf(match.path);
      if (text !== null) this.#lengths.add(text.value.length);
      if (match.path.kind === 'regex' && key !== EVERY) this.#regexes.set(match.path.value, shelf);
    }
    shelf.add({ row, match });
  }

  /** The first earlier route that takes every request of this one; null when none is known to. */
  find(match: RouteMatch): number | null {
    const keys = lookedUp(match);
    let best = Number.POSITIVE_INFINITY;
    for (const shelf of this.#shelvesFor(match.path)) {
      for (const entries of shelf.candidates(keys)) {
        for (const { row, match: earlier } of entries) {
          if (row >= best || this.#budget.left <= 0) break;
          this.#budget.left -= 1;
          if (takesAll(earlier, match)) best = row;
        }
      }
    }
    return Number.isFinite(best) ? best : null;
  }

  *#shelvesFor(path: PathMatch): Generator<Shelf> {
    for (const key of new Set([...this.#keysFor(path)])) {
      const shelf = this.#shelves.get(key);
      if (shelf !== undefined) yield shelf;
    }
    if (textOf(path)?.kind !== 'exact') return;
    for (const [value, shelf] of this.#regexes) {
      if (this.#budget.left <= 0) return;
      this.#budget.left -= 1;
      if (coversPath({ kind: 'regex', value }, path)) yield shelf;
    }
  }

  *#keysFor(path: PathMatch): Generator<string> {
    if (path.kind === 'connect') {
      yield path.kind;
      return;
    }
    yield EVERY;
    yield pathKey(path);
    const text = textOf(path);
    const start = text?.value ?? (path.kind === 'regex' ? literalStart(path.value) : '');
    for (const length of this.#lengths) {
      if (length > start.length) continue;
      const value = start.slice(0, length);
      for (const kind of ['exact', 'prefix', 'path-separated-prefix'] as const)
        for (const ignoreCase of [false, true]) yield textKey({ kind, value, ignoreCase });
    }
  }
}
