import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import { isJsonArray, type Json } from '@/lib/core/json';
import type { ClusterClient } from './api';
import { readPages } from './list-pages';
import { isZtunnel, type ProxyPod, proxyPod } from './proxy-pods';
import { resourceKind } from './resources';

export interface ProxyPods {
  readonly pods: readonly ProxyPod[];
  readonly ztunnels: number;
}

export interface PodListing extends ProxyPods {
  readonly problems: readonly AppError[];
}

function parseItems(items: Uint8Array): readonly Json[] {
  const text = new TextDecoder().decode(items);
  let list: Json;
  try {
    list = JSON.parse(`[${text}]`);
  } catch {
    return fail('cluster-error', { verb: 'list', resource: 'pods', reason: 'It is not a list.' });
  }
  return isJsonArray(list) ? list : [];
}

async function proxiesIn(
  client: ClusterClient,
  namespace: string | null,
  signal: AbortSignal,
): Promise<ProxyPods> {
  const pages = await readPages(client, resourceKind('pods'), 'v1', { namespace, signal, onBytes: () => {} });
  const pods: ProxyPod[] = [];
  let ztunnels = 0;
  for (const items of pages) {
    for (const pod of parseItems(items)) {
      const proxy = proxyPod(pod);
      if (proxy !== null) pods.push(proxy);
      else if (isZtunnel(pod)) ztunnels += 1;
    }
  }
  return { pods, ztunnels };
}

function byId(a: ProxyPod, b: ProxyPod): number {
  return a.summary.id < b.summary.id ? -1 : 1;
}

/**
 * Every Envoy of Istio's in a cluster, from the one list of pods that gateways need anyway; in the context's own
 * namespace where the whole cluster may not be read, which is then a problem with `readInstead`. Throws
 * `AppFailure` when no pod list could be read at all.
 */
export async function listProxies(client: ClusterClient, signal: AbortSignal): Promise<PodListing> {
  const problems: AppError[] = [];
  let found: ProxyPods;
  try {
    found = await proxiesIn(client, null, signal);
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'cluster-forbidden') throw error;
    // Without a namespace in the context kubectl means `default`.
    const namespace = client.context.namespace ?? 'default';
    found = await proxiesIn(client, namespace, signal).catch(() => {
      throw error;
    });
    problems.push(appError('cluster-forbidden', { ...error.error.details, readInstead: namespace }));
  }
  if (found.pods.every(({ summary }) => summary.role === 'sidecar'))
    problems.push(appError('no-gateway-pods'));
  return { ...found, pods: found.pods.toSorted(byId), problems };
}
