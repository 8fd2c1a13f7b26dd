import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { createArena, createPlainArena } from '@/lib/json/arena';
import { openBytes } from '@/lib/json/open-bytes';
import { referenceParse } from '@/lib/json/testing/reference-parse';
import { readConfigDump } from '../config-dump';
import type { ConfigDump, Route, RouteAction } from '../model';
import { inCamelCase } from '../testing/camel';
import { routesDumpText } from '../testing/dump-texts';
import { fixture, listenersFixture } from '../testing/fixtures';
import { routeConfigsOf } from '../testing/read';
import { routesFixture } from '../testing/route-fixture';
import { readTree } from '../testing/tree-reader';
import { upstreams } from '../testing/upstreams';
import type { Codes } from './route-codes';
import type { RouteTable } from './route-table';

const RUNS = 300;
const arena = createArena();
const plain = createPlainArena();

function withoutPolicy(action: RouteAction): unknown {
  const { policy: _, ...rest } = { policy: null, ...action };
  return rest;
}

/** What the table says of one route, in the shape of the typed one. */
function tableRoute(table: RouteTable, row: number) {
  return {
    pointer: table.pointer(row),
    ordinal: table.ordinal(row),
    name: table.name(row),
    match: table.match(row),
    action: table.action(row),
    perFilterConfig: table.filters(row),
    istioConfig: table.istioConfigText(table.istioConfig(row)),
  };
}

function expected({ pointer, ordinal, name, match, action, perFilterConfig, istioConfig }: Route) {
  return { pointer, ordinal, name, match, action: withoutPolicy(action), perFilterConfig, istioConfig };
}

/** Clusters and mirrors by name, as the columns have them. */
function columnsOf(table: RouteTable, row: number) {
  const targets = [];
  for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1) {
    const name = table.nameText(table.targetName(target));
    targets.push([name, table.targetWeight(target), table.isTargetByHeader(target)]);
  }
  const mirrors = table.mirrors(row).map((name) => table.nameText(name));
  return {
    kind: table.actionKind(row),
    targets,
    mirrors,
    chooser: table.chooser(row),
    path: table.path(row),
  };
}

function expectedColumns({ action, match }: Route): ReturnType<typeof columnsOf> {
  const clusters = action.kind === 'cluster' || action.kind === 'weighted' ? action.clusters : [];
  return {
    kind: action.kind,
    targets: clusters.map(({ name, weight, clusterHeader }) => [
      clusterHeader ?? name,
      Math.min(Math.max(Math.ceil(weight), 0), 0xffff_ffff),
      clusterHeader !== undefined,
    ]),
    mirrors: 'policy' in action ? [...action.policy.mirrors] : [],
    chooser: action.kind === 'cluster-header' ? action.header : action.kind === 'plugin' ? action.name : '',
    path: match.path,
  };
}

/** Without what the codes of actions leave out. */
function withoutWeights(action: RouteAction): unknown {
  const rest = withoutPolicy(action);
  if (action.kind !== 'cluster' && action.kind !== 'weighted') return rest;
  return { kind: action.kind, clusters: action.clusters.map(({ weight: _, ...cluster }) => cluster) };
}

/** The same code means the same value. The other way round holds but for odd routes: codes save work. */
function expectCodes({ of, size }: Codes, values: readonly unknown[]): void {
  expect(of).toHaveLength(values.length);
  const known = new Map<number, unknown>();
  for (const [row, value] of values.entries()) {
    const code = of[row] ?? -1;
    if (known.has(code)) expect(value).toEqual(known.get(code));
    known.set(code, value);
  }
  expect(known.size).toBe(size);
}

function compare(dump: ConfigDump, tree: Json): void {
  const table = dump.routes;
  const reference = readTree(tree);
  const configs = reference?.routeConfigs ?? [];
  expect(routeConfigsOf(dump)).toEqual(configs);
  const hosts = configs.flatMap(({ virtualHosts }) => virtualHosts);
  expect(table.hostCount).toBe(hosts.length);
  expect(hosts.map((_, host) => table.head(host))).toEqual(hosts.map(({ routes: _, ...head }) => head));
  const routes = hosts.flatMap((host) => host.routes);
  expect(table.length).toBe(routes.length);
  for (const [row, route] of routes.entries()) {
    expect(tableRoute(table, row)).toEqual(expected(route));
    expect(columnsOf(table, row)).toEqual(expectedColumns(route));
    expect(table.route(row)).toEqual(route);
    expect(table.rowAt(route.pointer)).toBe(row);
  }
  for (const [host, { pointer }] of hosts.entries()) expect(table.hostAt(pointer)).toBe(host);
  const names = table.names();
  expect(names).toEqual(routes.map(({ name }) => name));
  expectCodes(table.nameCodes(), names);
  expectCodes(
    table.pathCodes(),
    routes.map(({ match }) => match.path),
  );
  expectCodes(
    table.conditionCodes(),
    routes.map(({ match: { headers, query } }) => [headers, query]),
  );
  expectCodes(
    table.actionCodes(),
    routes.map(({ action }) => withoutWeights(action)),
  );
  for (const [row, route] of routes.entries()) expect(tableRoute(table, row)).toEqual(expected(route));
}

function open(text: string, where = arena): ConfigDump {
  const opened = openBytes(new TextEncoder().encode(text), where);
  if (!opened.ok) throw new Error(opened.error.code);
  const dump = readConfigDump(opened.value);
  if (!dump.ok) throw new Error(dump.error.code);
  return dump.value;
}

function compareAll(document: Json): void {
  for (const tree of [document, inCamelCase(document)]) {
    compare(open(JSON.stringify(tree, null, 1)), tree);
    compare(open(JSON.stringify(tree), plain), tree);
  }
}

describe('the route table', () => {
  it('says what the typed readers say, of every route that a real Envoy wrote', () => {
    for (const document of [
      fixture('config-dump'),
      routesFixture(),
      listenersFixture('dump'),
      upstreams('config-dump'),
    ])
      compareAll(document);
  });

  it('says what the typed readers say of anything that may come', () => {
    fc.assert(
      fc.property(routesDumpText, fc.boolean(), (dump, isPlain) => {
        compare(open(dump, isPlain ? plain : arena), referenceParse(dump));
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});
