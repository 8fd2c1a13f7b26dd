import type { AppError } from '@/lib/core/errors';

/**
 * The read-only admin operations that Gatescope knows. The browser names an operation; the path that goes
 * to Envoy comes from `ADMIN_PATHS`, never from outside.
 */
export const ADMIN_OPERATIONS = [
  'config_dump',
  'clusters',
  'listeners',
  'server_info',
  'certs',
  'ready',
] as const;
export type AdminOperation = (typeof ADMIN_OPERATIONS)[number];

/** `include_eds` tests presence only; endpoints are missing from a dump without it. */
export const ADMIN_PATHS: Readonly<Record<AdminOperation, string>> = {
  config_dump: '/config_dump?include_eds',
  clusters: '/clusters?format=json',
  listeners: '/listeners?format=json',
  server_info: '/server_info',
  certs: '/certs',
  ready: '/ready',
};

/** The Kubernetes lists that a capture may hold, by resource name. */
export const KUBERNETES_RESOURCES = [
  'pods',
  'services',
  'namespaces',
  'endpointslices.discovery.k8s.io',
  'gateways.networking.istio.io',
  'virtualservices.networking.istio.io',
  'destinationrules.networking.istio.io',
  'serviceentries.networking.istio.io',
  'gateways.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
] as const;
export type KubernetesResource = (typeof KUBERNETES_RESOURCES)[number];

export type PartName = `admin/${AdminOperation}` | `kubernetes/${KubernetesResource}`;

/** Where the bytes of a part are: in memory (owned by the capture, given away when it is opened) or in a file. */
export type PartBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string };

export interface CapturePart {
  readonly name: PartName;
  readonly body: PartBody;
  /** HTTP status; 200 for files. */
  readonly status: number;
  /** Milliseconds from asking to the last byte. */
  readonly millis: number;
}

/** A part that was asked for and could not be had. */
export interface MissingPart {
  readonly name: PartName;
  readonly error: AppError;
}

/** What stands in the source picker: one Envoy, or a whole cluster when nothing more is known. */
export interface CaptureOrigin {
  readonly sourceId: string;
  readonly sourceKind: SourceKind;
  readonly sourceLabel: string;
  /** Absent for a capture of Kubernetes objects alone (the map of a cluster). */
  readonly proxy: ProxyIdentity | null;
}

export type SourceKind = 'cluster' | 'url' | 'file' | 'demo';

export interface ProxyIdentity {
  readonly namespace: string;
  readonly pod: string;
  readonly uid: string;
}

/** What was got from one place at one time. */
export interface Capture {
  readonly origin: CaptureOrigin;
  /** ISO 8601, UTC, when the last part arrived. */
  readonly takenAt: string;
  readonly parts: readonly CapturePart[];
  readonly missing: readonly MissingPart[];
}
