/** One configuration and the requests to it. Most requests come in pairs: one that fits a route, and one that just does not. */
import { type Random, randomFrom } from '../random.ts';
import type { Place, Sent } from '../sent.ts';
import { madeClusters } from './clusters.ts';
import { type Clause, copyOf, type Draft, sentFrom } from './draft.ts';
import type { Trigger } from './filters.ts';
import { type Certificate, type MadeChain, type MadeListener, madeListener } from './listeners.ts';
import { twist } from './odd.ts';
import type { MadeHost, Target } from './routes.ts';

/** What a request was made for. */
export interface Aim {
  readonly chain: string;
  /** Null: no route (a TCP proxy), or one without a name. */
  readonly route: string | null;
  /** The filter that is to answer; null where the request is to reach its route's action. */
  readonly filter: Pick<Trigger, 'kind' | 'verdict'> | null;
  readonly kinds: readonly string[];
  /** The one clause that was spoilt, and the request in which it was not. */
  readonly spoilt: { readonly kind: string; readonly partner: string } | null;
  /** Something else that was changed. */
  readonly twist: string | null;
}

export interface Case {
  readonly seed: number;
  readonly bootstrap: object;
  readonly requests: readonly { readonly sent: Sent; readonly aim: Aim }[];
}

/** What a case needs of the machine. */
export interface Means {
  /** Five free ports: three to bind, two only to hand off to. */
  readonly ports: readonly number[];
  readonly backend: number;
  readonly certificate: Certificate;
}

const RUNTIME = { 'half.off': 0, always: 100, never: '0', text: 'abc' };

interface Goal {
  readonly listener: MadeListener;
  readonly chain: MadeChain;
  readonly host: MadeHost | null;
  readonly route: Target | null;
  readonly trigger: Trigger | null;
}

function madeListeners(random: Random, means: Means): readonly MadeListener[] {
  const numbered = (letter: string) => {
    let last = 0;
    return (): string => {
      last += 1;
      return `${letter}${last}`;
    };
  };
  const names = {
    route: numbered('r'),
    chain: numbered('c'),
  };
  return means.ports.map((port, index) => {
    const isBound = index < 3;
    const address = isBound ? '127.0.0.1' : random.pick(['10.1.1.9', '0.0.0.0']);
    return madeListener(random, names, { address, port }, means.ports.slice(3), means.certificate, isBound);
  });
}

function goal(random: Random, listeners: readonly MadeListener[]): Goal {
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
  const isBound = target.place.address === '127.0.0.1';
  const doors = listeners.filter(({ hasProxy, json }) => hasProxy && 'use_original_dst' in json);
  const door = isBound || doors.length === 0 ? target : random.pick(doors);
  const place: Place =
    door.place.address === '127.0.0.1' ? door.place : { ...door.place, address: '127.0.0.1' };
  // Each request has a peer of its own: it joins the logs.
  const address = `127.${1 + (serial % 3)}.${2 + (serial >> 7)}.${1 + (serial & 127)}`;
  const destination = {
    address: isBound ? '127.0.0.1' : random.pick(['10.1.1.9', '10.1.1.9', '10.2.0.1']),
    port: target.place.port,
  };
  const source = { address: random.pick(['10.9.1.1', '127.1.1.1', '192.168.0.1']), port: 4000 + serial };
  const proxy = door.hasProxy ? { source, destination } : null;
  return {
    listener: place,
    source: { address, port: 0 },
    proxy,
    tls: null,
    method: 'GET',
    path: '/',
    query: [],
    target: null,
    host: 'a.com',
    headers: [],
  };
}

function clausesOf({ chain, host, route, trigger }: Goal): readonly Clause[] {
  const parts = [
    chain.clauses,
    chain.manager?.clauses,
    host?.clauses,
    route?.clauses,
    trigger === null ? [] : [trigger.clause],
  ];
  return parts.flatMap((part) => part ?? []);
}

function goalRequests(random: Random, listeners: readonly MadeListener[], first: number): Case['requests'] {
  const aimed = goal(random, listeners);
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
    filter: trigger === null ? null : { kind: trigger.kind, verdict: trigger.verdict },
    kinds: clauses.map(({ kind }) => kind),
    spoilt: null,
    twist: null,
  };
  const next = copyOf(draft);
  next.source = { ...plainDraft(random, aimed.listener, listeners, first + 1).source };
  next.source = {
    ...next.source,
    address: [
      ...draft.source.address.split('.').slice(0, 2),
      ...next.source.address.split('.').slice(2),
    ].join('.'),
    port: draft.source.port,
  };
  const spoilable = clauses.flatMap(({ kind, spoil }) => (spoil === null ? [] : [{ kind, spoil }]));
  const whole = { sent: sentFrom(draft, id), aim: base };
  if (spoilable.length > 0 && random.chance(0.6)) {
    const { kind, spoil } = random.pick(spoilable);
    spoil(next);
    return [
      whole,
      { sent: sentFrom(next, `q${first + 1}`), aim: { ...base, spoilt: { kind, partner: id } } },
    ];
  }
  const kind = twist(random, next);
  return [whole, { sent: sentFrom(next, `q${first + 1}`), aim: { ...base, twist: kind } }];
}

export function madeCase(seed: number, count: number, means: Means): Case {
  const random = randomFrom(seed);
  const listeners = madeListeners(random, means);
  const requests: Case['requests'][number][] = [];
  while (requests.length < count) requests.push(...goalRequests(random, listeners, requests.length));
  const bootstrap = {
    node: { id: 'judge', cluster: 'judge' },
    layered_runtime: { layers: [{ name: 'static', static_layer: RUNTIME }] },
    static_resources: { listeners: listeners.map(({ json }) => json), clusters: madeClusters(means.backend) },
  };
  return { seed, bootstrap, requests: requests.slice(0, count) };
}
