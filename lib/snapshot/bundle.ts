import { type AppError, appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { CapturePart, MissingPart, PartName, ProxyIdentity } from './capture';
import type { ProxySummary } from './source';

/**
 * Gatescope's own bundle, unpacked: one line of JSON (the manifest), a newline, then the bytes of every part in
 * the manifest's order. Bytes stay what was received; only the manifest is parsed to list what is inside.
 */
export const BUNDLE_FORMAT = 'gatescope-bundle/1';

interface BundlePart {
  readonly name: PartName;
  readonly length: number;
  readonly status: number;
  readonly millis: number;
}

interface BundleProxy {
  readonly summary: ProxySummary;
  readonly takenAt: string;
  readonly parts: readonly BundlePart[];
  readonly missing: readonly MissingPart[];
}

export interface BundleManifest {
  readonly format: typeof BUNDLE_FORMAT;
  readonly label: string;
  readonly takenAt: string;
  /** `{ envoy: '1.40.0', istio: '1.31.0' }` */
  readonly versions: Readonly<Record<string, string>>;
  /** Kubernetes lists, shared by every proxy. */
  readonly cluster: { readonly parts: readonly BundlePart[]; readonly missing: readonly MissingPart[] };
  readonly proxies: readonly BundleProxy[];
}

export interface BundleInput {
  readonly label: string;
  readonly takenAt: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly cluster: { readonly parts: readonly CapturePart[]; readonly missing: readonly MissingPart[] };
  readonly proxies: readonly {
    readonly summary: ProxySummary;
    readonly takenAt: string;
    readonly parts: readonly CapturePart[];
    readonly missing: readonly MissingPart[];
  }[];
}

function bytesOf(part: CapturePart): Uint8Array {
  if (part.body.kind !== 'bytes') throw new Error('A bundle is written from parts in memory.');
  return part.body.bytes;
}

const describe = (part: CapturePart): BundlePart => ({
  name: part.name,
  length: bytesOf(part).byteLength,
  status: part.status,
  millis: Math.round(part.millis),
});

/**
 * The bundle's chunks, in order, uncompressed. Its caller is the recorder in `e2e/demo`.
 * @public
 */
export function writeBundle(input: BundleInput): readonly Uint8Array[] {
  const manifest: BundleManifest = {
    format: BUNDLE_FORMAT,
    label: input.label,
    takenAt: input.takenAt,
    versions: input.versions,
    cluster: { parts: input.cluster.parts.map(describe), missing: input.cluster.missing },
    proxies: input.proxies.map((proxy) => ({ ...proxy, parts: proxy.parts.map(describe) })),
  };
  const parts = [input.cluster.parts, ...input.proxies.map((proxy) => proxy.parts)].flat();
  return [new TextEncoder().encode(`${JSON.stringify(manifest)}\n`), ...parts.map(bytesOf)];
}

export interface Bundle {
  readonly manifest: BundleManifest;
  /** Parts of one proxy with the cluster's parts, or the cluster's alone. Bytes are copies that the caller owns. */
  partsOf(proxyId: string | null): readonly CapturePart[];
}

function notABundle(reason: string): { readonly ok: false; readonly error: AppError } {
  return err(appError('dump-not-understood', { looksLike: `a broken Gatescope bundle (${reason})` }));
}

export function identityOf(summary: ProxySummary): ProxyIdentity {
  return { namespace: summary.namespace, pod: summary.pod, uid: summary.uid };
}

/** Reads the manifest of an unpacked bundle; the parts are cut out when asked for. */
export function readBundle(bytes: Uint8Array): Result<Bundle> {
  const lineEnd = bytes.indexOf(0x0a);
  if (lineEnd < 0) return notABundle('no manifest');
  let manifest: BundleManifest;
  try {
    // Written by writeBundle of the same format; the format is checked next.
    manifest = JSON.parse(new TextDecoder().decode(bytes.subarray(0, lineEnd))) as BundleManifest;
  } catch {
    return notABundle('manifest is not JSON');
  }
  if (manifest.format !== BUNDLE_FORMAT) return notABundle('unknown format');
  const offsets = new Map<BundlePart, number>();
  let offset = lineEnd + 1;
  for (const part of [manifest.cluster.parts, ...manifest.proxies.map((proxy) => proxy.parts)].flat()) {
    offsets.set(part, offset);
    offset += part.length;
  }
  if (offset !== bytes.byteLength) return notABundle('cut short');
  const cut = (part: BundlePart): CapturePart => {
    const start = offsets.get(part) ?? 0;
    // Not `bytes.slice`: a Node Buffer gives a view there, and the worker that gets it would take the whole bundle along.
    const body = {
      kind: 'bytes',
      bytes: Uint8Array.from(bytes.subarray(start, start + part.length)),
    } as const;
    return { name: part.name, body, status: part.status, millis: part.millis };
  };
  return ok({
    manifest,
    partsOf: (proxyId) => {
      const own = manifest.proxies.find((proxy) => proxy.summary.id === proxyId)?.parts ?? [];
      return [...own, ...manifest.cluster.parts].map(cut);
    },
  });
}
