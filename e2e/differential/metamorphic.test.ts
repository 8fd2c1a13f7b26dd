/** What must hold of the engine for every configuration, without knowing what is right. */
import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { dumpWith, section } from '@/lib/envoy/testing/read';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import { type Case, madeCase } from './generate/case.ts';
import { type Random, randomFrom } from './random.ts';
import { questionLine } from './sent.ts';

const PORTS = [20_001, 20_002, 20_003, 20_004, 20_005];
const MEANS = { ports: PORTS, backend: 9, certificate: { certificate: '/cert.pem', key: '/key.pem' } };
const SEEDS = [11, 12, 13, 14, 15, 16];
const REQUESTS = 120;

interface World {
  readonly made: Case;
  readonly listeners: readonly Json[];
  readonly routes: readonly Json[];
}

/** Borders: what the generator makes goes through JSON, as in a dump. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const listIn = (value: Json | undefined): readonly Json[] => (isJsonArray(value) ? value : []);
const objectOf = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

function worldOf(seed: number): World {
  const made = madeCase(seed, REQUESTS, MEANS);
  const listeners = listIn(objectOf(objectOf(plain(made.bootstrap))['static_resources'])['listeners']);
  const routes = Object.values(made.files).flatMap((text) =>
    listIn(objectOf(plain(JSON.parse(text)))['resources']),
  );
  return { made, listeners, routes };
}

/** Answers without their reasons, which name places in the dump. */
function answersOf({ made, listeners, routes }: World): readonly JsonObject[] {
  const { clusters } = objectOf(objectOf(plain(made.bootstrap))['static_resources']);
  const explain = explainer(
    dumpWith(
      section('BootstrapConfigDump', { bootstrap: plain(made.bootstrap) }),
      section('ListenersConfigDump', { static_listeners: listeners.map((listener) => ({ listener })) }),
      section('ClustersConfigDump', {
        static_clusters: listIn(clusters).map((cluster) => ({ cluster })),
      }),
      section('RoutesConfigDump', {
        dynamic_route_configs: routes.map((route_config) => ({ route_config })),
      }),
    ),
  );
  return made.requests.map(({ sent }) => {
    const { because: _, ...answer } = objectOf(
      plain(JSON.parse(answerLine(explain, questionLine(sent, sent.source, made.runtime)))),
    );
    return answer;
  });
}

/** A copy in which every list under one of the names is changed. */
function changed(
  value: Json,
  names: readonly string[],
  change: (list: readonly Json[]) => readonly Json[],
): Json {
  if (isJsonArray(value)) return value.map((one) => changed(one, names, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const inner = changed(one, names, change);
      return [key, names.includes(key) && isJsonArray(inner) ? [...change(inner)] : inner];
    }),
  );
}

const everywhere = (
  world: World,
  names: readonly string[],
  change: (list: readonly Json[]) => readonly Json[],
): World => ({
  ...world,
  listeners: world.listeners.map((one) => changed(one, names, change)),
  routes: world.routes.map((one) => changed(one, names, change)),
});

const shuffled =
  (random: Random) =>
  (list: readonly Json[]): readonly Json[] =>
    list
      .map((one) => ({ one, at: random.below(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);

describe.each(SEEDS)('configuration %i', (seed) => {
  const world = worldOf(seed);
  const before = answersOf(world);

  it.each(['filter_chains', 'virtual_hosts'])('the order of %s never matters', (name) => {
    expect(answersOf(everywhere(world, [name], shuffled(randomFrom(seed))))).toEqual(before);
  });

  it('the order of routes does: one that takes every path takes all when it is first, and nothing new when it is last', () => {
    const first = answersOf(everywhere(world, ['routes'], (list) => [CATCH_ALL, ...list]));
    const last = answersOf(everywhere(world, ['routes'], (list) => [...list, CATCH_ALL]));
    let taken = 0;
    for (const [at, answer] of before.entries()) {
      const { route, virtualHost } = answer;
      if (virtualHost === null || virtualHost === undefined) continue;
      if (first[at]?.['route'] === 'catch-all') taken += 1;
      if (route !== null && route !== undefined) expect(last[at]).toEqual(answer);
      else if (last[at]?.['route'] === 'catch-all') expect(first[at]?.['route']).toBe('catch-all');
    }
    expect(taken).toBeGreaterThan(REQUESTS / 4);
  });

  it('a filter chain that asks for less never takes a connection from the one that has it', () => {
    const random = randomFrom(seed);
    const winners = new Set(before.map((answer) => answer['filterChain']));
    for (const winner of winners) {
      const after = answersOf(withLooser(world, winner ?? null, random));
      for (const [at, answer] of before.entries())
        if (answer['filterChain'] === winner && winner !== null) expect(after[at]).toEqual(answer);
    }
  });
});

const CATCH_ALL: Json = {
  name: 'catch-all',
  match: { prefix: '/' },
  direct_response: { status: 299 },
};

const sameMatch = (one: Json, other: Json): boolean =>
  JSON.stringify(objectOf(one)['filter_chain_match'] ?? {}) ===
  JSON.stringify(objectOf(other)['filter_chain_match'] ?? {});

/** Beside the chain of that name, one with some of its conditions; at the front, where order could help it. */
function withLooser(world: World, name: Json, random: Random): World {
  const change = (list: readonly Json[]): readonly Json[] => {
    const own = objectOf(list.find((chain) => objectOf(chain)['name'] === name));
    const match = Object.entries(objectOf(own['filter_chain_match'])).filter(() => random.chance(0.5));
    const looser = {
      name: 'looser',
      filters: own['filters'] ?? [],
      filter_chain_match: Object.fromEntries(match),
    };
    return own['name'] === undefined || list.some((chain) => sameMatch(chain, looser))
      ? list
      : [looser, ...list];
  };
  return everywhere(world, ['filter_chains'], change);
}
