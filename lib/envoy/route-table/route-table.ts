import type { JsonBytes } from '@/lib/json/bytes';
import type { PathMatch, RouteMatch } from '../route-model';
import { buildColumns } from './build';
import {
  ACTION_KINDS,
  type ActionKind,
  EXTRA,
  ODD,
  ODD_ACTION,
  ODD_MATCH,
  ROW,
  type RouteColumns,
  TARGET,
} from './columns';
import { type ListedAction, listedAction, withoutPolicy } from './listed-action';
import { listedMatch, listedPath } from './listed-match';
import { actionCodes, type Codes, conditionCodes, nameCodes, pathCodes } from './route-codes';
import type { PlacedConfigs } from './route-configs';
import { RoutePlaces } from './route-places';
import { textColumn } from './text-column';

/** Texts that are decoded one by one before all are. */
const MANY = 1000;

/**
 * All routes of a dump in columns, from one walk over its bytes: what lists, counts and problems need of a route is
 * there without parsing it. Says the same as the typed readers; what is written in an unusual way is read by these.
 */
export class RouteTable extends RoutePlaces {
  #names: readonly string[] | null = null;
  /** How often single names were decoded: who asks for many asks for all. */
  #namesAsked = 0;
  #nameCodes: Codes | null = null;
  #pathCodes: Codes | null = null;
  #conditionCodes: Codes | null = null;
  #actionCodes: Codes | null = null;

  private constructor(document: JsonBytes, lists: readonly PlacedConfigs[], columns: RouteColumns) {
    super(
      document,
      lists.flatMap(({ places }) => places),
      columns,
    );
  }

  /** Walks over the route configurations in steps, and makes their table. */
  static *make(document: JsonBytes, lists: readonly PlacedConfigs[]): Generator<undefined, RouteTable> {
    return new RouteTable(document, lists, yield* buildColumns(document, lists));
  }

  name(row: number): string {
    if (this.#names !== null) return this.#names[row] ?? '';
    if (this.#is(row, ODD)) return this.route(row).name;
    this.#namesAsked += 1;
    if (this.#namesAsked > MANY) return this.names()[row] ?? '';
    return this.text(this.#word(row, 'nameStart'), this.#word(row, 'nameEnd'));
  }

  /** Names of all routes, each different one decoded once, and kept: for work on all of them. */
  names(): readonly string[] {
    if (this.#names !== null) return this.#names;
    const { of, size } = this.nameCodes();
    const rows = new Uint32Array(size);
    for (let row = this.length - 1; row >= 0; row -= 1) rows[of[row] ?? 0] = row;
    const word = (code: number, place: 'nameStart' | 'nameEnd') => this.#word(rows[code] ?? 0, place);
    const [start, end] = [(code: number) => word(code, 'nameStart'), (code: number) => word(code, 'nameEnd')];
    const texts = textColumn(this.document.bytes, size, start, end).map((text, code) => {
      const row = rows[code] ?? 0;
      return this.#is(row, ODD) ? this.route(row).name : text;
    });
    this.#names = Array.from(of, (code) => texts[code] ?? '');
    return this.#names;
  }

  path(row: number): PathMatch {
    if (this.#is(row, ODD_MATCH)) return this.route(row).match.path;
    return listedPath(this.columns, row, this.#pathText(row));
  }

  /** Equal for routes with the same name. */
  nameCodes(): Codes {
    this.#nameCodes ??= nameCodes(this.columns, this.document);
    return this.#nameCodes;
  }

  /** Equal for routes with the same path, of the same kind. */
  pathCodes(): Codes {
    this.#pathCodes ??= pathCodes(this.columns, this.document);
    return this.#pathCodes;
  }

  /** Equal for routes that ask the same of headers and query. */
  conditionCodes(): Codes {
    this.#conditionCodes ??= conditionCodes(this.columns, this.document);
    return this.#conditionCodes;
  }

  /** Equal for routes that do the same, but for weights and policies. */
  actionCodes(): Codes {
    this.#actionCodes ??= actionCodes(this.columns, this.document);
    return this.#actionCodes;
  }

  match(row: number): RouteMatch {
    if (this.#is(row, ODD_MATCH)) return this.route(row).match;
    const path = listedPath(this.columns, row, this.#pathText(row));
    return listedMatch(this.columns, row, path, (start, end) => this.text(start, end));
  }

  /** False when nothing but the path is asked of a request. */
  hasConditions(row: number): boolean {
    const { rows, conditions } = this.columns;
    const behind = row + 1 < rows.length ? rows.get(row + 1, ROW.firstCondition) : conditions.length;
    return this.#is(row, ODD_MATCH) || rows.get(row, ROW.firstCondition) < behind;
  }

  actionKind(row: number): ActionKind {
    return ACTION_KINDS[(this.#word(row, 'kinds') >> 8) & 0xff] ?? 'unknown';
  }

  action(row: number): ListedAction {
    const isOdd = this.#is(row, ODD_ACTION);
    const listed = isOdd ? null : listedAction(this, this.document, this.columns.actions, row);
    return listed ?? withoutPolicy(this.route(row).action);
  }

  /** Name of the header or plugin that chooses the cluster; '' where neither does. */
  chooser(row: number): string {
    const { choosers, names } = this.columns;
    const extra = choosers.firstFrom(EXTRA.row, row);
    return choosers.get(extra, EXTRA.row) === row && extra < choosers.length
      ? names.text(choosers.get(extra, EXTRA.first))
      : '';
  }

  /** How many different names of clusters there are; they are known by number. */
  get nameCount(): number {
    return this.columns.names.size;
  }

  nameText(name: number): string {
    return this.columns.names.text(name);
  }

  /** The first of the clusters that get requests of a route; those of the next one follow. */
  firstTarget(row: number): number {
    const { rows, targets } = this.columns;
    return row < rows.length ? rows.get(row, ROW.firstTarget) : targets.length;
  }

  /** Number of the name of a cluster, or of the header that names it. */
  targetName(target: number): number {
    return this.columns.targets.get(target, TARGET.name);
  }

  targetWeight(target: number): number {
    return this.columns.targets.get(target, TARGET.weight);
  }

  isTargetByHeader(target: number): boolean {
    return this.columns.targets.get(target, TARGET.byHeader) === 1;
  }

  /** Routes that can send a request to a cluster, in order; weight 0 gets none. */
  rowsTo(cluster: string): readonly number[] {
    const { rows, targets, names } = this.columns;
    const wanted = names.numberOf(cluster);
    const found: number[] = [];
    if (wanted < 0) return found;
    let row = 0;
    for (let target = 0; target < targets.length; target += 1) {
      const isIt =
        targets.get(target, TARGET.name) === wanted &&
        targets.get(target, TARGET.weight) > 0 &&
        targets.get(target, TARGET.byHeader) === 0;
      if (!isIt) continue;
      while (row + 1 < rows.length && rows.get(row + 1, ROW.firstTarget) <= target) row += 1;
      if (found.at(-1) !== row) found.push(row);
    }
    return found;
  }

  /** Numbers of the names of clusters that get copies. */
  mirrors(row: number): readonly number[] {
    const { mirrors } = this.columns;
    const found: number[] = [];
    for (let at = mirrors.firstFrom(EXTRA.row, row); at < mirrors.length; at += 1) {
      if (mirrors.get(at, EXTRA.row) !== row) break;
      found.push(mirrors.get(at, EXTRA.first));
    }
    return found;
  }

  hasMirrors(row: number): boolean {
    const { mirrors } = this.columns;
    if (mirrors.length === 0) return false;
    const extra = mirrors.firstFrom(EXTRA.row, row);
    return extra < mirrors.length && mirrors.get(extra, EXTRA.row) === row;
  }

  /** Number of the text that says where a route came from (`istio.config`); -1 without one. */
  istioConfig(row: number): number {
    return this.#word(row, 'istioConfig') - 1;
  }

  get istioConfigCount(): number {
    return this.columns.istioConfigs.size;
  }

  istioConfigText(config: number): string | null {
    return config < 0 ? null : this.columns.istioConfigs.text(config);
  }

  /** Number of the list of HTTP filters that a route configures. */
  filterCode(row: number): number {
    return this.#word(row, 'filters');
  }

  /** Names of HTTP filters that a route configures; the same array for the same list. */
  filters(row: number): readonly string[] {
    return this.columns.filterLists[this.#word(row, 'filters')] ?? [];
  }

  #word(row: number, place: keyof typeof ROW): number {
    return this.columns.rows.get(row, ROW[place]);
  }

  #is(row: number, flag: number): boolean {
    return (this.#word(row, 'kinds') & flag) !== 0;
  }

  #pathText(row: number): string {
    return this.text(this.#word(row, 'pathStart'), this.#word(row, 'pathEnd'));
  }
}
