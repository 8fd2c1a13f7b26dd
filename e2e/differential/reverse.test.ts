/** The reverse search on the judge's random configurations: what it claims must hold for the judge's own requests. */
import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { dumpWith, section } from '@/lib/envoy/testing/read';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import type { ExplainQuestion } from '@/lib/explain/question';
import { Goals } from '@/lib/explain/reverse/goal';
import { type Reach, reach } from '@/lib/explain/reverse/reach';
import { shadowedRoutes } from '@/lib/explain/reverse/shadowed';
import { listedPointer } from '@/lib/explain/reverse/ways';
import { type Case, madeCase } from './generate/case.ts';
import { questionLine } from './sent.ts';

const MEANS = {
  ports: [10_001, 10_002, 10_003, 10_004, 10_005],
  backend: 10_006,
  certificate: { certificate: '/tls/cert.pem', key: '/tls/key.pem' },
};
const REQUESTS = 120;
const SEEDS = Array.from({ length: 12 }, (_, at) => 7000 + at);
/** What only the runtime of the judge, or a condition that no request decides, leads to. */
const MOST_MISSED = 3;

function* objectsIn(value: Json): Generator<JsonObject> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  else if (isJsonObject(value)) {
    yield value;
    for (const one of Object.values(value)) yield* objectsIn(one);
  }
}

/** The dump that Envoy would make of a configuration, as far as routes go. */
function dumpOfCase({ bootstrap, files }: Case) {
  const plain: Json = JSON.parse(JSON.stringify(bootstrap));
  const raw = isJsonObject(plain) ? plain : {};
  const resources = isJsonObject(raw['static_resources']) ? raw['static_resources'] : {};
  const list = (name: string): readonly Json[] => {
    const value = resources[name];
    return Array.isArray(value) ? value : [];
  };
  const inline = [...objectsIn(plain)].flatMap((each) =>
    isJsonObject(each['route_config']) ? [{ route_config: each['route_config'] }] : [],
  );
  const found = Object.values(files).flatMap((text) => [...objectsIn(JSON.parse(text))]);
  const dynamic = found.flatMap((each) => ('virtual_hosts' in each ? [{ route_config: each }] : []));
  return dumpWith(
    section('BootstrapConfigDump', { bootstrap: raw }),
    section('ListenersConfigDump', { static_listeners: list('listeners').map((listener) => ({ listener })) }),
    section('ClustersConfigDump', { static_clusters: list('clusters').map((cluster) => ({ cluster })) }),
    section('RoutesConfigDump', { static_route_configs: inline, dynamic_route_configs: dynamic }),
  );
}

/** The judge's requests as questions. */
function questionsOf({ requests, runtime }: Case): readonly ExplainQuestion[] {
  const asked: ExplainQuestion[] = [];
  const keep = (question: ExplainQuestion) => {
    asked.push(question);
    return explainer(dumpWith()).explain(question);
  };
  for (const { sent } of requests)
    answerLine({ explain: keep }, questionLine(sent, { ...sent.source, port: 4 }, runtime));
  return asked;
}

function run(seed: number) {
  const made = madeCase(seed, REQUESTS, MEANS);
  const dump = dumpOfCase(made);
  const engine = explainer(dump);
  const goals = new Goals(dump);
  const rows = Array.from({ length: dump.routes.length }, (_, row) => row);
  const found = new Map<JsonPointer, Reach>();
  for (const row of rows) {
    const goal = goals.at(dump.routes.pointer(row));
    if (goal === null) continue;
    found.set(
      goal.pointer,
      reach(goals, goal, { engine, chain: null, surroundings: { address: '127.0.0.1' } }),
    );
  }
  const reachedByJudge = new Set<JsonPointer>();
  for (const question of questionsOf(made))
    for (const { route } of engine.probe(question) ?? []) {
      const listed = route === null ? null : listedPointer(dump, route);
      if (listed !== null) reachedByJudge.add(listed);
    }
  return { dump, engine, found, reachedByJudge };
}

describe.each(SEEDS)('configuration %i', (seed) => {
  const { dump, engine, found, reachedByJudge } = run(seed);

  it('has its reverse requests where they were meant to go', () => {
    for (const [pointer, each] of found) {
      if (each.kind !== 'reached') continue;
      const { steps } = engine.explain({ ...each.question, trace: true });
      const route = steps.findLast(({ kind }) => kind === 'route')?.pointer ?? null;
      expect(route === null ? null : listedPointer(dump, route)).toBe(pointer);
    }
  });

  it('has no request of the judge at a route that was proved unreachable or shadowed', () => {
    const impossible = [...found].flatMap(([pointer, { kind }]) => (kind === 'impossible' ? [pointer] : []));
    expect(impossible.filter((pointer) => reachedByJudge.has(pointer))).toEqual([]);
    const shadowed = dump.routes.configs.flatMap((_, config) => shadowedRoutes(dump.routes, config).pairs);
    expect(shadowed.filter(([row]) => reachedByJudge.has(dump.routes.pointer(row)))).toEqual([]);
  });

  it('has a request for nearly every route that the judge reached', () => {
    const missed = [...reachedByJudge].filter((pointer) => found.get(pointer)?.kind !== 'reached');
    expect(missed.length).toBeLessThanOrEqual(MOST_MISSED);
  });
});
