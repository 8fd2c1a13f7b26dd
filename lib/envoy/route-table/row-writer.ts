import { ROOT } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Route, RouteAction } from '../route-model';
import {
  ACTION_KINDS,
  CONDITION_WORDS,
  EXTRA_WORDS,
  HOST_WORDS,
  MOST_WEIGHT,
  ODD,
  ODD_ACTION,
  ODD_MATCH,
  ROW,
  ROW_WORDS,
  type RouteColumns,
  TARGET,
  TARGET_WORDS,
} from './columns';
import { FilterLists } from './filter-lists';
import { Interner } from './interner';
import { NumberedLater } from './numbered-later';
import { routeAt } from './odd-route';
import { Records } from './records';
import type { RouteScan } from './route-scan';
import * as F from './rules';

const mirrorsOf = (action: RouteAction): readonly string[] =>
  'policy' in action ? action.policy.mirrors : [];

/** The header or plugin that chooses the cluster; null for any other action. */
function chooserOf(action: RouteAction): string | null {
  if (action.kind === 'cluster-header') return action.header;
  return action.kind === 'plugin' ? action.name : null;
}

/** Writes routes into the columns. What is odd is read by the typed readers for those that every list needs. */
export class RowWriter {
  readonly columns: Omit<RouteColumns, 'names' | 'istioConfigs'>;
  readonly #document: JsonBytes;
  readonly #names: Interner;
  readonly #istioConfigs: Interner;
  readonly #filterLists = new FilterLists();
  readonly #laterNames: NumberedLater;
  readonly #laterConfigs: NumberedLater;

  constructor(document: JsonBytes) {
    this.#document = document;
    this.#names = new Interner(document);
    this.#istioConfigs = new Interner(document);
    this.columns = {
      rows: new Records(ROW_WORDS),
      hosts: new Records(HOST_WORDS),
      targets: new Records(TARGET_WORDS),
      conditions: new Records(CONDITION_WORDS),
      actions: new Records(EXTRA_WORDS),
      choosers: new Records(EXTRA_WORDS),
      mirrors: new Records(EXTRA_WORDS),
      filterLists: this.#filterLists.lists,
    };
    this.#laterNames = new NumberedLater(this.#names, this.columns.targets, TARGET.name, 0);
    this.#laterConfigs = new NumberedLater(this.#istioConfigs, this.columns.rows, ROW.istioConfig, 1);
  }

  /** Adds what was scanned of the route between two offsets. */
  add(scan: RouteScan, start: number, end: number, host: number, ordinal: number): void {
    const { rows, targets, conditions } = this.columns;
    const row = rows.add();
    rows.set(row, ROW.start, start);
    rows.set(row, ROW.end, end);
    rows.set(row, ROW.host, host);
    rows.set(row, ROW.ordinal, ordinal);
    rows.set(row, ROW.firstTarget, targets.length);
    rows.set(row, ROW.firstCondition, conditions.length);
    const flags = scan.flags | ((scan.flags & ODD) === 0 ? 0 : ODD_MATCH | ODD_ACTION);
    const route = (flags & ODD_ACTION) === 0 ? null : routeAt(this.#document, { start, end }, ROOT, ordinal);
    const action = route === null ? scan.action : ACTION_KINDS.indexOf(route.action.kind);
    if ((flags & ODD) === 0 || route === null) this.#addPlain(scan, row);
    else this.#addOdd(route, row);
    if (route === null) this.#addAction(scan, row);
    else this.#addOddAction(route.action, row);
    if ((flags & ODD_MATCH) === 0) this.#addMatch(scan, row);
    rows.set(row, ROW.kinds, scan.pathKind | (action << 8) | flags);
  }

  /** Forgets the routes and virtual hosts from some on. */
  cut(row: number, host: number): void {
    const { rows, hosts, targets, conditions, actions, choosers, mirrors } = this.columns;
    this.#flush();
    if (row < rows.length) {
      targets.cut(rows.get(row, ROW.firstTarget));
      conditions.cut(rows.get(row, ROW.firstCondition));
    }
    for (const extras of [actions, choosers, mirrors]) extras.cut(extras.firstFrom(0, row));
    rows.cut(row);
    hosts.cut(host);
  }

  /** Gives back the memory that is not needed any more. Nothing may be added behind this, also when a walk failed. */
  finish(): RouteColumns {
    const { rows, hosts, targets, conditions, actions, choosers, mirrors } = this.columns;
    this.#flush();
    for (const records of [rows, hosts, targets, conditions, actions, choosers, mirrors]) records.trim();
    return { ...this.columns, names: this.#names.close(), istioConfigs: this.#istioConfigs.close() };
  }

  #flush(): void {
    this.#laterNames.flush();
    this.#laterConfigs.flush();
  }

  #addPlain(scan: RouteScan, row: number): void {
    const { rows } = this.columns;
    this.#setSpan(row, 'name', scan, F.NAME);
    const config = scan.start(F.ISTIO_CONFIG);
    if (config > 0) this.#laterConfigs.add(row, config, scan.end(F.ISTIO_CONFIG));
    rows.set(row, ROW.filters, this.#filterLists.numberOf(scan.filters));
  }

  #setSpan(row: number, what: 'name' | 'path', scan: RouteScan, field: number): void {
    const start = scan.start(field);
    if (start === 0) return;
    this.columns.rows.set(row, what === 'name' ? ROW.nameStart : ROW.pathStart, start);
    this.columns.rows.set(row, what === 'name' ? ROW.nameEnd : ROW.pathEnd, scan.end(field));
  }

  #addOdd({ istioConfig, perFilterConfig }: Route, row: number): void {
    const { rows } = this.columns;
    if (istioConfig !== null) rows.set(row, ROW.istioConfig, this.#istioConfigs.ofText(istioConfig) + 1);
    rows.set(row, ROW.filters, this.#filterLists.numberOf(perFilterConfig));
  }

  #addAction(scan: RouteScan, row: number): void {
    const { actions, mirrors, choosers } = this.columns;
    const all = scan.targets;
    for (let at = 0; at < all.length; at += 4) {
      const end = all[at + 1] ?? 0;
      const name = end === 0 ? this.#names.ofText('') : 0;
      const target = this.#addTarget(name, all[at + 2] ?? 0, all[at + 3] ?? 0);
      if (end !== 0) this.#laterNames.add(target, all[at] ?? 0, end);
    }
    for (let at = 0; at < scan.mirrors.length; at += 2)
      addExtra(mirrors, row, this.#names.ofString(scan.mirrors[at] ?? 0, scan.mirrors[at + 1] ?? 0), 0);
    const { actionField, chooserField } = scan;
    if (actionField > 0) addExtra(actions, row, scan.start(actionField), scan.end(actionField));
    if (chooserField > 0)
      addExtra(choosers, row, this.#names.ofString(scan.start(chooserField), scan.end(chooserField)), 0);
  }

  #addOddAction(action: RouteAction, row: number): void {
    const { mirrors, choosers } = this.columns;
    const clusters = action.kind === 'cluster' || action.kind === 'weighted' ? action.clusters : [];
    for (const { name, weight, clusterHeader } of clusters)
      this.#addTarget(
        this.#names.ofText(clusterHeader ?? name),
        Math.min(Math.max(Math.ceil(weight), 0), MOST_WEIGHT),
        clusterHeader === undefined ? 0 : 1,
      );
    for (const name of mirrorsOf(action)) addExtra(mirrors, row, this.#names.ofText(name), 0);
    const chooser = chooserOf(action);
    if (chooser !== null) addExtra(choosers, row, this.#names.ofText(chooser), 0);
  }

  #addTarget(name: number, weight: number, byHeader: number): number {
    const { targets } = this.columns;
    const target = targets.add();
    targets.set(target, 0, name);
    targets.set(target, 1, weight);
    targets.set(target, 2, byHeader);
    return target;
  }

  #addMatch(scan: RouteScan, row: number): void {
    const { conditions } = this.columns;
    this.#setSpan(row, 'path', scan, scan.pathField);
    for (let at = 0; at < scan.conditions.length; at += CONDITION_WORDS) {
      const condition = conditions.add();
      for (let place = 0; place < CONDITION_WORDS; place += 1)
        conditions.set(condition, place, scan.conditions[at + place] ?? 0);
    }
  }
}

function addExtra(extras: Records, row: number, first: number, second: number): void {
  const extra = extras.add();
  extras.set(extra, 0, row);
  extras.set(extra, 1, first);
  extras.set(extra, 2, second);
}
