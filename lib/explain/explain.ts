import type { JsonPointer } from '@/lib/core/brand';
import { ROOT } from '@/lib/core/json-pointer';
import type { ConfigDump, Endpoint, Filter, FilterChain, Listener, WeightedCluster } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import type { ExplainAnswer, Verdict } from './answer';
import { NO_CANDIDATES } from './candidates';
import { ChainFilterTable } from './chain-filters';
import { chainByMatcher, connectionInput } from './chain-matcher';
import { ChainTree } from './chain-tree';
import { type Chance, explore } from './chance';
import { ClusterTable, clusterReason } from './clusters';
import { type Connection, connectionOf, runListenerFilters } from './connection';
import { explainHttp } from './explain-http';
import { answerOf, joined, type Walk } from './join-walks';
import { ListenerTable } from './listener-pick';
import { type NetworkDenial, networkDenies } from './network-filters';
import { type Outcome, only, outcome, Trail } from './outcome';
import type { ExplainQuestion } from './question';
import { RouteSources } from './route-source';
import { Runtime, runtimeOf } from './runtime-values';

/** Network filters that let everything through. */
const HARMLESS =
  /(?:HttpConnectionManager|TcpProxy|MetadataExchange|PluginConfig|SniCluster|network\.rbac\.v3\.RBAC|set_filter_state\.v3\.Config)$/;

/** A dump, ready for questions. */
export interface Explainer {
  readonly explain: (question: ExplainQuestion) => ExplainAnswer;
}

/** What one way through Envoy came to; null for what it did not come to. */
export interface Probe {
  readonly chain: JsonPointer | null;
  readonly virtualHost: JsonPointer | null;
  readonly route: JsonPointer | null;
  readonly verdict: Verdict;
}

/** An explainer that can be asked for places alone, without the steps to them. */
export interface Prober extends Explainer {
  /** Each way that the question leaves open; null when there are too many. */
  readonly probe: (question: ExplainQuestion) => readonly Probe[] | null;
}

class DumpExplainer implements Prober {
  readonly #dump: ConfigDump;
  readonly #listeners: ListenerTable;
  readonly #clusters: ClusterTable;
  readonly #sources: RouteSources;
  readonly #filtersOf: ChainFilterTable;
  readonly #values: ReadonlyMap<string, string>;
  readonly #trees = new Map<Listener, ChainTree>();
  readonly #flags = new Map<string, boolean>();

  constructor(dump: ConfigDump, endpoints: readonly Endpoint[] | null) {
    this.#dump = dump;
    this.#listeners = new ListenerTable(dump.listeners);
    this.#clusters = new ClusterTable(dump, endpoints);
    this.#sources = new RouteSources(dump);
    this.#filtersOf = new ChainFilterTable(dump);
    const { bootstrap } = dump;
    const raw = bootstrap === null ? Raw.root({}, undefined, ROOT) : dump.rawAt(bootstrap.pointer);
    this.#values = runtimeOf(raw.at('bootstrap').object === null ? raw : raw.at('bootstrap'));
  }

  explain(question: ExplainQuestion): ExplainAnswer {
    const { paths, complete } = explore(question.random, (chance) => this.#walk(question, chance));
    const [first] = paths;
    if (first !== undefined && paths.length === 1 && complete) return answerOf(first.value);
    return joined(paths, complete);
  }

  probe(question: ExplainQuestion): readonly Probe[] | null {
    const asked = { ...question, trace: false };
    const { paths, complete } = explore(question.random, (chance) => this.#walk(asked, chance));
    if (!complete) return null;
    return paths.map(({ value: { outcome: found, trail } }) => ({
      chain: trail.chosen.chain?.pointer ?? null,
      virtualHost: trail.chosen.host?.raw.pointer ?? null,
      route: trail.chosen.route?.raw.pointer ?? null,
      verdict: found.verdict,
    }));
  }

  #walk(question: ExplainQuestion, chance: Chance): Walk {
    const trail = new Trail(question.trace);
    return { outcome: this.#listener(question, chance, trail), trail };
  }

  #listener(question: ExplainQuestion, chance: Chance, trail: Trail): Outcome {
    const connection = connectionOf(question);
    let listener: Listener | null = this.#listeners.accepting(question);
    if (listener === null) {
      trail.say({ code: 'no-listener', ...question.listener });
      return outcome({ verdict: 'no-listener' });
    }
    for (const isHanded of [false, true]) {
      const { name, pointer, useOriginalDst }: Listener = listener;
      const { closed, reasons } = runListenerFilters(listener, connection, question, chance, this.#flag);
      trail.step(() => ({ kind: 'listener', name, pointer, reasons, ...NO_CANDIDATES }));
      trail.say({ code: isHanded ? 'handed-to' : 'listener', name });
      if (closed !== null) {
        trail.say(closed);
        return outcome({ verdict: 'no-listener' });
      }
      const other: Listener | null =
        useOriginalDst && connection.restored && !isHanded
          ? this.#listeners.handedTo(connection.local)
          : null;
      if (other === null || other === listener) break;
      listener = other;
    }
    if (connection.transport === '') connection.transport = 'raw_buffer';
    return this.#chain(listener, connection, question, chance, trail);
  }

  readonly #flag = ({ pointer }: Filter, field: string): boolean => {
    const key = `${pointer} ${field}`;
    let value = this.#flags.get(key);
    if (value === undefined) {
      value = this.#dump.rawAt(pointer).at('typed_config').flag(field);
      this.#flags.set(key, value);
    }
    return value;
  };

  #chain(
    listener: Listener,
    connection: Connection,
    question: ExplainQuestion,
    chance: Chance,
    trail: Trail,
  ): Outcome {
    let tree = this.#trees.get(listener);
    if (tree === undefined) {
      tree = new ChainTree(listener.filterChains);
      this.#trees.set(listener, tree);
    }
    const { chain, reason } =
      listener.matcher === null
        ? { chain: tree.find(connection), reason: null }
        : chainByMatcher(listener, tree.fallback, connectionInput(connection, question.filterState), chance);
    if (reason !== null) trail.say(reason);
    const known = tree;
    trail.step(() => ({
      kind: 'filter-chain',
      name: chain?.name ?? null,
      pointer: chain?.pointer ?? null,
      reasons: [],
      ...(listener.matcher === null ? known.candidates(connection) : NO_CANDIDATES),
    }));
    if (chain === null) {
      trail.say({ code: 'no-filter-chain', listener: listener.name });
      return outcome({ verdict: 'no-filter-chain', flags: 'NR', details: 'filter_chain_not_found' });
    }
    trail.chosen.chain = chain;
    trail.say({ code: chain.isDefault ? 'default-filter-chain' : 'filter-chain', name: chain.name });
    return this.#filters(chain, connection, question, chance, trail);
  }

  #filters(
    chain: FilterChain,
    connection: Connection,
    question: ExplainQuestion,
    chance: Chance,
    trail: Trail,
  ): Outcome {
    const fields = { filterChain: chain.name || null };
    if (chain.networkFilters.length === 0) return outcome({ ...fields, verdict: 'no-filter-chain' });
    const odd = chain.networkFilters.find(({ type }) => !HARMLESS.test(type));
    if (odd !== undefined) {
      trail.say({ code: 'network-filter-unknown', filter: odd.name, type: odd.type });
      return outcome({ ...fields, verdict: 'unknown' });
    }
    const { manager, state, rbac } = this.#filtersOf.of(chain);
    connection.certified = chain.tls?.requireClientCertificate === true;
    const { values, isOpen } = state;
    if (isOpen) connection.opaque = true;
    const filterState =
      values.size === 0 ? question.filterState : new Map([...values, ...question.filterState]);
    const asked = { ...question, filterState };
    const runtime = new Runtime(question.runtime, this.#values);
    const denial = () => networkDenies(rbac, asked, connection, runtime, chance);
    if (manager === null) return this.#tcp(chain, connection, question, chance, trail, fields, denial);
    if (chain.tls !== null && question.tls === null) return mismatch('plaintext-to-tls', fields, trail);
    if (chain.tls === null && question.tls !== null)
      return {
        ...mismatch('tls-to-plaintext', fields, trail),
        status: 400,
        flags: 'DPE',
        details: 'http1.codec_error',
      };
    const denied = denial();
    if (denied !== null) return closed(denied, fields, trail);
    const world = { sources: this.#sources, clusters: this.#clusters, runtime, chance, trail };
    return explainHttp(asked, connection, manager, world, fields);
  }

  /** The cluster is picked before the handshake: a missing host is noticed first. */
  #tcp(
    chain: FilterChain,
    { sni }: Connection,
    question: ExplainQuestion,
    chance: Chance,
    trail: Trail,
    fields: Partial<Outcome>,
    denial: () => NetworkDenial | null,
  ): Outcome {
    const isBySni = sni !== '' && chain.networkFilters.some(({ type }) => type.endsWith('.SniCluster'));
    const name = isBySni ? sni : tcpCluster(chain.tcpClusters, chance);
    const view = this.#clusters.view(name);
    const { state } = view;
    trail.say({ code: 'tcp-proxy', cluster: name });
    if (state === 'missing') return outcome({ ...fields, verdict: 'no-cluster', flags: 'NC' });
    const known = { ...fields, cluster: name, clusters: only(name) };
    if (state === 'no-host') return outcome({ ...known, verdict: 'no-healthy-upstream', flags: 'UH' });
    if (state === 'unknown') {
      trail.say(clusterReason(name, view));
      return outcome({ ...known, verdict: 'unknown' });
    }
    if (chain.tls !== null && question.tls === null) return mismatch('plaintext-to-tls', known, trail);
    const denied = denial();
    if (denied !== null) return closed(denied, known, trail);
    return outcome({ ...known, verdict: 'forwarded' });
  }
}

/** No answer, no flag: the connection is closed. */
function closed({ filter, policy }: NetworkDenial, fields: Partial<Outcome>, trail: Trail): Outcome {
  trail.say({ code: 'network-filter-denied', filter, policy });
  return outcome({ ...fields, verdict: 'denied' });
}

function mismatch(code: string, fields: Partial<Outcome>, trail: Trail): Outcome {
  trail.say({ code });
  return outcome({ ...fields, verdict: 'tls-mismatch' });
}

function tcpCluster(clusters: readonly WeightedCluster[], chance: Chance): string {
  let sum = 0;
  const ends = clusters.map(({ weight }) => {
    sum += weight;
    return sum;
  });
  return clusters[clusters.length > 1 ? chance.fresh(sum, ends) : 0]?.name ?? '';
}

/**
 * What an Envoy with this configuration does with a request. Listeners and route configurations are compiled when a
 * question first comes to them, and kept.
 * @param endpoints of `/clusters`, where that is known; else the health is that of the dump
 */
export const explainer = (dump: ConfigDump, endpoints: readonly Endpoint[] | null = null): Prober =>
  new DumpExplainer(dump, endpoints);
