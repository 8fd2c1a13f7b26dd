import { type AppError, fail } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import type { AskAdmin, CaptureOptions, ProxySummary, Source, SourceListing } from '@/lib/snapshot/source';
import { CAPTURE_ORDER, captureAdmin } from './capture-admin';
import { KeyedQueue } from './keyed-queue';
import { addressGateway, type GatewayAddress } from './send/address-gateway';
import { parseAdminUrl, UrlAdmin, type UrlAdminOptions } from './url-admin';

const PROXY_ID = '-';
const QUEUE = { running: 1, waiting: 64 };

export interface UrlSourceOptions extends UrlAdminOptions {
  readonly isDefault: boolean;
  /** `--gateway-address`: where requests may be sent. */
  readonly gatewayAddresses?: readonly GatewayAddress[];
}

function proxyOf(url: URL, ready: boolean): ProxySummary {
  return {
    id: PROXY_ID,
    namespace: '',
    pod: url.host,
    uid: '',
    role: 'unknown',
    workload: url.host,
    ready,
    notReadable: null,
    istioVersion: null,
    revision: null,
    createdAt: null,
  };
}

/** A source for the one Envoy at `--admin-url`. Throws `bad-request` for an address that cannot be used. */
export function createUrlSource(address: string, options: UrlSourceOptions): Source {
  const url = parseAdminUrl(address);
  const admin = new UrlAdmin(url, options);
  const queue = new KeyedQueue(QUEUE);
  const fetch: UrlAdmin['fetch'] = (operation, how) =>
    queue.run(PROXY_ID, how.signal, () => admin.fetch(operation, how));
  const summary = {
    id: 'url',
    kind: 'url',
    label: url.host,
    detail: url.origin,
    isDefault: options.isDefault,
  } as const;

  async function list(signal: AbortSignal): Promise<SourceListing> {
    const { status } = await fetch('ready', { signal, onBytes: () => {} });
    return { proxies: [proxyOf(url, status === 200)], ztunnels: 0, problems: [] };
  }

  const explain = (error: AppError) => Promise.resolve(error);
  const askAdmin: AskAdmin = (_proxy, operations, options) =>
    captureAdmin({ fetch }, operations, { ...options, explain });

  async function capture(proxyId: string | null, options: CaptureOptions): Promise<Capture> {
    if (proxyId !== null && proxyId !== PROXY_ID) fail('not-found', { what: `Proxy ${proxyId}` });
    options.onProgress({ phase: 'connecting', subject: url.host, bytes: 0 });
    const { parts, missing, scope } = await captureAdmin({ fetch }, CAPTURE_ORDER, { ...options, explain });
    const first = missing[0];
    if (parts.length === 0 && first !== undefined) fail(first.error.code, first.error.details);
    const proxy = { namespace: '', pod: url.host, uid: '' };
    return {
      origin: { sourceId: summary.id, sourceKind: summary.kind, sourceLabel: summary.label, proxy },
      takenAt: new Date().toISOString(),
      parts,
      missing,
      scope,
    };
  }

  const gateway = addressGateway(options.gatewayAddresses ?? []);
  return { summary: { ...summary, error: null }, list, capture, askAdmin, gateway };
}
