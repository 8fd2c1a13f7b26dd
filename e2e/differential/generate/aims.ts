/** Requests that are made for something: a chain, a host, a route, a filter. */
import type { Random } from '../random.ts';
import type { Place, Sent } from '../sent.ts';
import { type Clause, copyOf, type Draft, sentFrom } from './draft.ts';
import type { Trigger } from './filter-made.ts';
import type { MadeHost } from './hosts.ts';
import type { MadeChain, MadeListener } from './listeners.ts';
import { twist } from './odd.ts';
import type { FixedAim, Target } from './routes.ts';

/** What a request was made for. */
export interface Aim {
  readonly chain: string;
  /** Null: no route (a TCP proxy), or one without a name. */
  readonly route: string | null;
  /** The verdict of the filter that is to answer; null where the request is to reach its route's action. */
  readonly filter: Trigger['verdict'] | null;
  readonly kinds: readonly Clause['kind'][];
  /** A condition of the route that only the configuration decides. */
  readonly fixed: FixedAim | null;
  /** The one clause that was spoilt, and the request in which it was not. */
  readonly spoilt: { readonly kind: Clause['kind']; readonly partner: string } | null;
  /** Something else that was changed. */
  readonly twist: string | null;
}

/** How often a run has aimed at each kind, and spoilt it. */
export interface Made {
  readonly aimed: Map<string, number>;
  readonly spoilt: Map<string, number>;
}

export const nothingMade = (): Made => ({ aimed: new Map(), spoilt: new Map() });

/** Goals to choose from: more of them, and every kind of the configuration gets its turn sooner. */
const GOALS = 12;

interface Goal {
  readonly listener: MadeListener;
  readonly chain: MadeChain;
  readonly host: MadeHost | null;
  readonly route: Target | null;
  readonly trigger: Trigger | null;
}

const isBound = ({ place }: MadeListener): boolean => place.address === '127.0.0.1';

/** Listeners that hand off what a PROXY line says. */
const doorsOf = (listeners: readonly MadeListener[]): readonly MadeListener[] =>
  listeners.filter(({ hasProxy, json }) => hasProxy && 'use_original_dst' in json);

function goal(random: Random, listeners: readonly MadeListener[], aimed: Map<string, number>): Goal {
  const canHandOff = doorsOf(listeners).length > 0;
  // Now and then one that nobody reaches.
  const reachable = listeners.filter((each) => isBound(each) || canHandOff || random.chance(0.1));
  return rarestOf(
    aimed,
    Array.from({ length: GOALS }, () => anyGoal(random, reachable)),
  );
}

/** The goal with the kind that was aimed at least: every kind gets its turn. */
function rarestOf(aimed: Map<string, number>, goals: readonly Goal[]): Goal {
  const times = (goal: Goal): number => Math.min(...rulesOf(goal).map((rule) => aimed.get(rule) ?? 0));
  const chosen = goals.reduce((best, each) => (times(each) < times(best) ? each : best));
  for (const rule of new Set(rulesOf(chosen))) aimed.set(rule, (aimed.get(rule) ?? 0) + 1);
  return chosen;
}

function rulesOf(goal: Goal): readonly string[] {
  const fixed = goal.route?.fixed ?? null;
  const own = fixed === null ? [] : [`${fixed.rule} ${fixed.holds}`];
  return [...clausesOf(goal).map(({ kind }) => kind.split(':')[0] ?? ''), ...own];
}

function anyGoal(random: Random, listeners: readonly MadeListener[]): Goal {
  const listener = random.pick(listeners);
  const chain = random.pick(listener.chains);
  const host = chain.manager === null ? null : random.pick(chain.manager.hosts);
  const route = host === null ? null : random.pick(host.routes);
  const triggers = chain.manager?.triggers ?? [];
  const trigger = triggers.length > 0 && random.chance(0.25) ? random.pick(triggers) : null;
  return { listener, chain, host, route, trigger };
}

/** Where a client dials for a listener: the unbound ones are reached through one that hands off, with a PROXY line. */
function plainDraft(
  random: Random,
  target: MadeListener,
  listeners: readonly MadeListener[],
  serial: number,
): Draft {
  const doors = doorsOf(listeners);
  const door = isBound(target) || doors.length === 0 ? target : random.pick(doors);
  const listener: Place = { ...door.place, address: '127.0.0.1' };
  // Each request has a peer of its own: it joins the logs.
  const address = `127.${1 + (serial % 3)}.${2 + (serial >> 7)}.${1 + (serial & 127)}`;
  const destination = {
    address: isBound(target) ? '127.0.0.1' : random.pick(['10.1.1.9', '10.1.1.9', '10.2.0.1']),
    port: target.place.port,
  };
  const source = { address: random.pick(['10.9.1.1', '127.1.1.1', '192.168.0.1']), port: 4000 + serial };
  return {
    version: random.chance(0.08) ? '2' : random.chance(0.05) ? '1.0' : '1.1',
    listener,
    source: { address, port: 0 },
    proxy: door.hasProxy ? { source, destination } : null,
    tls: null,
    method: 'GET',
    path: '/',
    query: [],
    target: null,
    host: 'a.com',
    headers: [],
  };
}

/** The listener itself is a condition: at another address nobody listens, or another one takes the connection. */
const ADDRESS: Clause = {
  kind: 'address',
  satisfy: () => undefined,
  spoil: (draft) => {
    if (draft.proxy === null || draft.proxy.destination.address.startsWith('127.'))
      draft.listener = { ...draft.listener, address: '127.0.0.9' };
    else draft.proxy.destination = { address: '10.77.0.1', port: draft.proxy.destination.port + 1 };
  },
};

/** Nobody can dial a listener that is not bound: it only takes what another one hands to it. */
const BOUND: Clause = { kind: 'bound', satisfy: () => undefined, spoil: null };

function listenerClauses(listener: MadeListener): readonly Clause[] {
  if (isBound(listener)) return [ADDRESS, BOUND];
  const spoil = (draft: Draft): void => {
    draft.listener = { ...draft.listener, port: listener.place.port };
  };
  return [ADDRESS, { ...BOUND, spoil }];
}

function clausesOf({ listener, chain, host, route, trigger }: Goal): readonly Clause[] {
  const parts = [
    listenerClauses(listener),
    chain.clauses,
    chain.manager?.clauses,
    host?.clauses,
    route?.clauses,
    trigger?.clauses,
  ];
  return parts.flatMap((part) => part ?? []);
}

/** The same request from another peer, in the same network as far as chains look at it. */
function again(draft: Draft, source: Place): Draft {
  const next = copyOf(draft);
  const network = draft.source.address.split('.').slice(0, 2);
  const host = source.address.split('.').slice(2);
  next.source = { address: [...network, ...host].join('.'), port: draft.source.port };
  return next;
}

/** One of the clauses that can be spoilt, of the kinds that were spoilt least: rare ones get their turn. */
function rarest(random: Random, clauses: readonly Clause[], spoilt: Map<string, number>): Clause | null {
  const able = clauses.filter(({ spoil }) => spoil !== null);
  const [first] = able;
  if (first === undefined) return null;
  const ruleOf = ({ kind }: Clause): string => kind.split(':')[0] ?? '';
  const times = (clause: Clause): number => spoilt.get(ruleOf(clause)) ?? 0;
  const rare = able.reduce((best, each) => (times(each) < times(best) ? each : best), first);
  const chosen = random.chance(0.6) ? rare : random.pick(able);
  spoilt.set(ruleOf(chosen), times(chosen) + 1);
  return chosen;
}

export function goalRequests(
  random: Random,
  listeners: readonly MadeListener[],
  first: number,
  made: Made,
): readonly { readonly sent: Sent; readonly aim: Aim }[] {
  const aimed = goal(random, listeners, made.aimed);
  const draft = plainDraft(random, aimed.listener, listeners, first);
  if (aimed.chain.isTls && random.chance(0.96))
    draft.tls = { sni: random.pick(['a.com', 'api.a.com', null]), alpn: [] };
  const clauses = clausesOf(aimed);
  for (const clause of clauses) clause.satisfy(draft);
  const id = `q${first}`;
  const { chain, route, trigger } = aimed;
  const base: Aim = {
    chain: chain.name,
    route: route === null || route.name === '' ? null : route.name,
    filter: trigger?.verdict ?? null,
    kinds: clauses.map(({ kind }) => kind),
    fixed: route?.fixed ?? null,
    spoilt: null,
    twist: null,
  };
  const next = again(draft, plainDraft(random, aimed.listener, listeners, first + 1).source);
  const whole = { sent: sentFrom(draft, id), aim: base };
  const partner = `q${first + 1}`;
  const clause = random.chance(0.65) ? rarest(random, clauses, made.spoilt) : null;
  if (clause?.spoil != null) {
    clause.spoil(next);
    return [
      whole,
      { sent: sentFrom(next, partner), aim: { ...base, spoilt: { kind: clause.kind, partner: id } } },
    ];
  }
  const kind = twist(random, next);
  return [whole, { sent: sentFrom(next, partner), aim: { ...base, twist: kind } }];
}
