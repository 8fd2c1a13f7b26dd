import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import type { AdminOperation, Capture, ProxyIdentity } from '@/lib/snapshot/capture';
import type { Gateway } from '@/lib/snapshot/send';
import type { AskAdmin, CaptureOptions, Source, SourceSummary } from '@/lib/snapshot/source';
import { type ClientOptions, ClusterClient } from './api';
import { CAPTURE_ORDER, captureAdmin, nothingOf, type ScopedParts } from './capture-admin';
import { isAbsent } from './discovery';
import type { Env } from './env-proxy';
import { KeyedQueue } from './keyed-queue';
import type { FoundContext } from './kubeconfig-model';
import { listProxies } from './list-proxies';
import { type Lists, readLists } from './lists';
import { type PodName, parseProxyId, podPath } from './names';
import { PodAdmin } from './pod-admin';
import { isZtunnel, type ProxyPod, proxyPod } from './proxy-pods';
import { podGateway } from './send/pod-gateway';
import type { Timings } from './timings';

/** Port-forwards at once and waiting, per cluster. */
const QUEUE = { running: 32, waiting: 64 };

export interface ClusterSourceOptions extends Omit<ClientOptions, 'env'> {
  readonly isDefault: boolean;
  readonly env?: Env;
  readonly adminTimings?: Timings;
  /** Bytes of one admin answer. */
  readonly adminLimitBytes?: number;
  /** Something odd that did no harm, for the log. */
  readonly onWarning?: (text: string) => void;
}

export interface ClusterSource extends Source {
  /** Ends every connection to the cluster. */
  close(): Promise<void>;
}

function summaryOf({ summary }: FoundContext, isDefault: boolean): SourceSummary {
  const { name, server, insecure, error } = summary;
  const detail = insecure ? `${server} (certificate not checked)` : server;
  return { id: `cluster:${name}`, kind: 'cluster', label: name, detail, isDefault, error };
}

function brokenSource(summary: SourceSummary, error: AppError): ClusterSource {
  const refuse = () => Promise.reject(new AppFailure(error));
  return {
    summary,
    list: refuse,
    capture: refuse,
    askAdmin: null,
    gateway: null,
    close: () => Promise.resolve(),
  };
}

function identityOf({ summary }: ProxyPod): ProxyIdentity {
  return { namespace: summary.namespace, pod: summary.pod, uid: summary.uid };
}

class LiveSource implements ClusterSource {
  readonly summary: SourceSummary;
  readonly #client: ClusterClient;
  readonly #options: ClusterSourceOptions;
  readonly #queue = new KeyedQueue(QUEUE);
  /** UID that the last listing showed for an id: what a person chose when they chose it. */
  #shown: ReadonlyMap<string, string> = new Map();

  constructor(summary: SourceSummary, client: ClusterClient, options: ClusterSourceOptions) {
    this.summary = summary;
    this.#client = client;
    this.#options = options;
  }

  async list(signal: AbortSignal) {
    const { pods, ztunnels, problems } = await listProxies(this.#client, signal);
    const proxies = pods.map((pod) => pod.summary);
    this.#shown = new Map(proxies.map((proxy) => [proxy.id, proxy.uid]));
    return { proxies, ztunnels, problems };
  }

  async capture(proxyId: string | null, options: CaptureOptions): Promise<Capture> {
    const name = proxyId === null ? null : parseProxyId(proxyId);
    const proxy = name === null ? null : await this.#findProxy(name, options.signal);
    const namespace = name?.namespace ?? this.#client.context.namespace;
    const [admin, lists]: [ScopedParts, Lists] = await Promise.all([
      proxy === null ? { parts: [], missing: [], scope: 'whole' } : this.#ask(proxy, CAPTURE_ORDER, options),
      readLists(this.#client, { ...options, namespace }),
    ]);
    const parts = [...admin.parts, ...lists.parts];
    const missing = [...admin.missing, ...lists.missing];
    const first = missing[0];
    if (parts.length === 0 && first !== undefined) fail(first.error.code, first.error.details);
    const { id, kind, label } = this.summary;
    return {
      origin: {
        sourceId: id,
        sourceKind: kind,
        sourceLabel: label,
        proxy: proxy === null ? null : identityOf(proxy),
      },
      takenAt: new Date().toISOString(),
      parts,
      missing,
      scope: admin.scope,
    };
  }

  readonly askAdmin: AskAdmin = async ({ id, identity }, operations, options) => {
    const name = parseProxyId(id);
    const proxy = await this.#findProxy(name, options.signal);
    if (proxy.summary.uid !== identity.uid) fail('pod-replaced', { ...name });
    return this.#ask(proxy, operations, options);
  };

  readonly gateway: Gateway = podGateway({
    client: () => this.#client,
    find: (name, signal) => this.#findProxy(name, signal),
  });

  close(): Promise<void> {
    return this.#client.close();
  }

  /** The pod as it is now. Throws `pod-gone`, `pod-replaced`, `not-envoy` for ztunnel, `not-found` without a proxy. */
  async #findProxy(name: PodName, signal: AbortSignal): Promise<ProxyPod> {
    const id = `${name.namespace}/${name.pod}`;
    const pod = await this.#readPod(name, signal);
    if (isZtunnel(pod)) return fail('not-envoy', { ...name, runs: 'ztunnel' });
    const proxy = proxyPod(pod);
    if (proxy === null) return fail('not-found', { what: `An Envoy of Istio in pod ${id}` });
    const shown = this.#shown.get(id);
    if (shown !== undefined && shown !== proxy.summary.uid) fail('pod-replaced', { ...name });
    return proxy;
  }

  async #readPod(name: PodName, signal: AbortSignal): Promise<Json> {
    const subject = { verb: 'get', resource: 'pods', group: '', namespace: name.namespace };
    try {
      const answer = await this.#client.get({ path: podPath(name), subject, signal });
      return JSON.parse(new TextDecoder().decode(answer.bytes));
    } catch (error) {
      if (isAbsent(error)) return fail('pod-gone', { ...name }, error);
      if (error instanceof SyntaxError)
        return fail('cluster-error', { ...subject, reason: 'It is not JSON.' });
      throw error;
    }
  }

  async #ask(
    { summary, adminPort }: ProxyPod,
    operations: readonly AdminOperation[],
    options: CaptureOptions,
  ): Promise<ScopedParts> {
    const { namespace, pod } = summary;
    if (summary.notReadable !== null) {
      const reason = `The pod cannot be read: ${summary.notReadable}.`;
      return nothingOf(operations, appError('portforward-failed', { namespace, pod, reason }));
    }
    const { adminTimings, adminLimitBytes, onWarning } = this.#options;
    const admin = new PodAdmin(
      this.#client,
      { namespace, pod, port: adminPort },
      {
        ...(adminTimings === undefined ? {} : { timings: adminTimings }),
        ...(adminLimitBytes === undefined ? {} : { limitBytes: adminLimitBytes }),
        ...(onWarning === undefined ? {} : { onWarning }),
      },
    );
    options.onProgress({ phase: 'connecting', subject: summary.id, bytes: 0 });
    try {
      return await captureAdmin(
        { fetch: (what, how) => this.#queue.run(summary.uid, how.signal, () => admin.fetch(what, how)) },
        operations,
        { ...options, explain: (error) => this.#explain(error, summary, options.signal) },
      );
    } finally {
      admin.close();
    }
  }

  /** A connection that broke because the pod went away is the pod's story, not the connection's. */
  async #explain(error: AppError, summary: ProxyIdentity, signal: AbortSignal): Promise<AppError> {
    const isConnection = error.code.startsWith('admin-') || error.code.startsWith('portforward-');
    if (!isConnection || error.code === 'admin-not-offered') return error;
    const { namespace, pod, uid } = summary;
    try {
      const now = proxyPod(await this.#readPod({ namespace, pod }, signal));
      const isSame = now?.summary.uid === uid && now.summary.notReadable !== 'terminating';
      return isSame ? error : appError('pod-gone', { namespace, pod });
    } catch (thrown) {
      return thrown instanceof AppFailure && thrown.error.code === 'pod-gone' ? thrown.error : error;
    }
  }
}

/** A source for one context of a kubeconfig. One that cannot be used answers everything with its error. */
export function createClusterSource(found: FoundContext, options: ClusterSourceOptions): ClusterSource {
  const summary = summaryOf(found, options.isDefault);
  if (found.context === null) return brokenSource(summary, found.summary.error);
  const client = new ClusterClient(found.context, { ...options, env: options.env ?? process.env });
  return new LiveSource(summary, client, options);
}
