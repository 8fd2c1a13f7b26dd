import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import { isJsonArray, type Json } from '@/lib/core/json';
import type { ClusterClient } from './api';
import { type GatewayPod, gatewayPod } from './gateway-pods';
import { readPages } from './list-pages';
import { resourceKind } from './resources';

export interface GatewayListing {
  readonly gateways: readonly GatewayPod[];
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

async function gatewaysIn(client: ClusterClient, namespace: string | null, signal: AbortSignal) {
  const pages = await readPages(client, resourceKind('pods'), 'v1', { namespace, signal, onBytes: () => {} });
  return pages.flatMap((items) => parseItems(items).flatMap((pod) => gatewayPod(pod) ?? []));
}

function byId(a: GatewayPod, b: GatewayPod): number {
  return a.summary.id < b.summary.id ? -1 : 1;
}

/**
 * The gateway pods of a cluster; of the context's own namespace where the whole cluster may not be read, which
 * is then a problem with `readInstead`. Throws `AppFailure` when no pod list could be read at all.
 */
export async function listGateways(client: ClusterClient, signal: AbortSignal): Promise<GatewayListing> {
  const problems: AppError[] = [];
  let gateways: readonly GatewayPod[];
  try {
    gateways = await gatewaysIn(client, null, signal);
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'cluster-forbidden') throw error;
    // Without a namespace in the context kubectl means `default`.
    const namespace = client.context.namespace ?? 'default';
    gateways = await gatewaysIn(client, namespace, signal).catch(() => {
      throw error;
    });
    problems.push(appError('cluster-forbidden', { ...error.error.details, readInstead: namespace }));
  }
  if (gateways.length === 0) problems.push(appError('no-gateway-pods'));
  return { gateways: gateways.toSorted(byId), problems };
}
