import type { RouteTable } from '@/lib/envoy/route-table/route-table';
import type { ClusterHealth } from './cluster-health';
import type { RowState } from './common-types';

const OK: RowState = { kind: 'ok' };

/** How the routes of a table work: one answer for all routes that go to the same cluster alone. */
export class RouteStates {
  readonly #table: RouteTable;
  readonly #health: ClusterHealth;
  /** By the number of the cluster's name. */
  readonly #ofCluster: (RowState | undefined)[] = [];
  /** The same for what splits requests, by the code of the action. */
  readonly #ofSplit: (RowState | undefined)[] = [];
  #problems: Uint8Array | null = null;

  constructor(table: RouteTable, health: ClusterHealth) {
    this.#table = table;
    this.#health = health;
  }

  of(row: number): RowState {
    const table = this.#table;
    const kind = table.actionKind(row);
    const first = table.firstTarget(row);
    const behind = table.firstTarget(row + 1);
    const isPlain = kind === 'cluster' && behind === first + 1 && !table.hasMirrors(row);
    if (isPlain) return this.#ofName(table.targetName(first));
    // Nobody is asked: redirects, answers of Envoy's own.
    if (first === behind && kind !== 'cluster-header' && kind !== 'plugin') return OK;
    return kind === 'weighted' && !table.hasMirrors(row) ? this.#ofShares(row) : this.#ofRow(row);
  }

  /** 1 for each route whose state is not ok. */
  problems(): Uint8Array {
    this.#problems ??= Uint8Array.from({ length: this.#table.length }, (_, row) =>
      this.of(row).kind === 'ok' ? 0 : 1,
    );
    return this.#problems;
  }

  /** Routes with a problem among those from one number up to another. */
  problemsIn(from: number, to: number): number {
    return this.problems()
      .subarray(from, to)
      .reduce((sum, problem) => sum + problem, 0);
  }

  /** The same among some routes by number. */
  problemsAmong(rows: readonly number[]): number {
    const problems = this.problems();
    return rows.reduce((sum, row) => sum + (problems[row] ?? 0), 0);
  }

  #ofName(name: number): RowState {
    const known = this.#ofCluster[name];
    if (known !== undefined) return known;
    const clusters = [this.#table.nameText(name)];
    const targets = { kind: 'cluster', chooser: '', clusters, header: null, mirrors: [] } as const;
    const state = this.#health.stateOfTargets(targets);
    this.#ofCluster[name] = state;
    return state;
  }

  /** Routes with the same code name the same clusters; what counts of the weights is whether one is 0. */
  #ofShares(row: number): RowState {
    const table = this.#table;
    for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1)
      if (table.targetWeight(target) === 0) return this.#ofRow(row);
    const code = table.actionCodes().of[row] ?? 0;
    const state = this.#ofSplit[code] ?? this.#ofRow(row);
    this.#ofSplit[code] = state;
    return state;
  }

  #ofRow(row: number): RowState {
    const table = this.#table;
    const clusters: string[] = [];
    let header: string | null = null;
    for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1) {
      const name = table.nameText(table.targetName(target));
      if (table.isTargetByHeader(target)) header ??= name;
      else if (table.targetWeight(target) > 0) clusters.push(name);
    }
    return this.#health.stateOfTargets({
      kind: table.actionKind(row),
      chooser: table.chooser(row),
      clusters,
      header,
      mirrors: table.mirrors(row).map((name) => table.nameText(name)),
    });
  }
}
