import type { AppError } from '@/lib/core/errors';
import type { DumpScope } from './dump-scope';

/** What every capture asks for: the pages are made of these. */
export const CAPTURE_OPERATIONS = [
  'config_dump',
  'clusters',
  'listeners',
  'server_info',
  'certs',
  'ready',
] as const;

/** Asked only when a page shows them: all of it is work on Envoy's main thread. */
export const ON_DEMAND_OPERATIONS = [
  'stats_counters',
  'stats_gauges',
  'stats_histograms',
  'stats_counters_all',
  'stats_gauges_all',
  'stats_histograms_all',
  'stats_text_readouts',
  'runtime',
  'memory',
  'init_dump',
  'contention',
  'hot_restart_version',
  'help',
] as const;

/**
 * The read-only admin operations that Gatescope knows. The browser names an operation; the path that goes
 * to Envoy comes from `ADMIN_PATHS`, never from outside.
 */
export const ADMIN_OPERATIONS = [...CAPTURE_OPERATIONS, ...ON_DEMAND_OPERATIONS] as const;
export type AdminOperation = (typeof ADMIN_OPERATIONS)[number];

/**
 * `include_eds` and `usedonly` test presence only; endpoints are missing from a dump without the former.
 *
 * `/stats` says no types: in JSON a counter and a gauge look the same. Asked type by type (`type=`, Envoy 1.23)
 * it writes every stat once, so that four small answers are as many bytes as one large one, in four turns of the
 * main thread instead of one. The Prometheus form says types too, is three times the size, and spells names anew.
 */
export const ADMIN_PATHS: Readonly<Record<AdminOperation, string>> = {
  config_dump: '/config_dump?include_eds',
  clusters: '/clusters?format=json',
  listeners: '/listeners?format=json',
  server_info: '/server_info',
  certs: '/certs',
  ready: '/ready',
  stats_counters: '/stats?format=json&type=Counters&usedonly',
  stats_gauges: '/stats?format=json&type=Gauges&usedonly',
  stats_histograms: '/stats?format=json&type=Histograms&usedonly',
  stats_counters_all: '/stats?format=json&type=Counters',
  stats_gauges_all: '/stats?format=json&type=Gauges',
  stats_histograms_all: '/stats?format=json&type=Histograms',
  stats_text_readouts: '/stats?format=json&type=TextReadouts',
  runtime: '/runtime',
  memory: '/memory',
  init_dump: '/init_dump',
  contention: '/contention',
  hot_restart_version: '/hot_restart_version',
  help: '/help',
};

/** What an operation answers; `either`: JSON, or a sentence that says why not (`/contention`), both with 200. */
export const ADMIN_FORMATS: Readonly<Record<AdminOperation, 'json' | 'text' | 'either'>> = {
  config_dump: 'json',
  clusters: 'json',
  listeners: 'json',
  server_info: 'json',
  certs: 'json',
  ready: 'text',
  stats_counters: 'json',
  stats_gauges: 'json',
  stats_histograms: 'json',
  stats_counters_all: 'json',
  stats_gauges_all: 'json',
  stats_histograms_all: 'json',
  stats_text_readouts: 'json',
  runtime: 'json',
  memory: 'json',
  init_dump: 'json',
  contention: 'either',
  hot_restart_version: 'text',
  help: 'text',
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

/**
 * Where the bytes of a part are: in memory (owned by the capture, given away when it is opened), in a file, or with
 * whoever opened the stream that they went into.
 */
export type PartBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'streamed'; readonly stream: number; readonly length: number }
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
  /** What of the dump was asked for; the whole where nothing is said. */
  readonly scope?: DumpScope;
}
