import type { AppError } from '@/lib/core/errors';
import type { AdminOperation, Capture, CapturePart, MissingPart, ProxyIdentity, SourceKind } from './capture';
import type { DumpScope, FurtherSection } from './dump-scope';
import type { Gateway } from './send';

/** How a proxy serves: found by labels, container and port, never by the pod's name. */
export type ProxyRole = 'ingress' | 'egress' | 'gateway' | 'waypoint' | 'sidecar' | 'unknown';

/** One Envoy that a source can read. */
export interface ProxySummary {
  /** Unique within its source and stable: `<namespace>/<pod>`, or `-` where a source is one Envoy. */
  readonly id: string;
  readonly namespace: string;
  readonly pod: string;
  readonly uid: string;
  readonly role: ProxyRole;
  /** Workload the pod belongs to, e.g. `istio-ingressgateway`. */
  readonly workload: string;
  readonly ready: boolean;
  /** Why it cannot be read now (not running, host network, terminating …); null when it can. */
  readonly notReadable: string | null;
  readonly istioVersion: string | null;
  readonly revision: string | null;
  readonly createdAt: string | null;
}

/** A source as the picker shows it, before anything was asked of it. */
export interface SourceSummary {
  /** `demo`, `url`, `file:<id>`, `cluster:<context>`. */
  readonly id: string;
  readonly kind: SourceKind;
  readonly label: string;
  /** API server, admin URL or file size: one line beneath the label. */
  readonly detail: string;
  readonly isDefault: boolean;
  /** Why the source cannot be used at all (refused auth-provider, unreadable file); null when it can be tried. */
  readonly error: AppError | null;
}

export interface SourceListing {
  readonly proxies: readonly ProxySummary[];
  /** Pods that run ztunnel: part of the mesh, and no Envoy, so nothing here can read them. */
  readonly ztunnels: number;
  /** Lists that were refused or failed; the proxies are then what could be seen. */
  readonly problems: readonly AppError[];
}

/** A step of a running capture, for the progress line. */
export interface Progress {
  readonly phase: 'listing' | 'connecting' | 'reading' | 'opening';
  /** What is read now, e.g. `config_dump` or `virtualservices.networking.istio.io`. */
  readonly subject: string;
  /** Bytes so far of that subject. Envoy sends no Content-Length, so there is no percentage. */
  readonly bytes: number;
}

/** Takes the bytes of one answer while they arrive, so that they pile up nowhere on their way. */
export interface PartStream {
  /** Names it in the body of the part. */
  readonly id: number;
  /** The bytes and their whole buffer are given away. */
  write(bytes: Uint8Array<ArrayBuffer>): void;
  /** Forgets what came: the answer was cut, or is not what it should be. */
  discard(): void;
}

export interface CaptureOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Begins a stream for a large answer; without it every answer is bytes in memory. */
  readonly openStream?: () => PartStream;
  /** How much of a dump is wanted; the whole where nothing is said, and from what cannot give less. */
  readonly scope?: DumpScope;
  /** Sections besides those of scope `edge`. */
  readonly further?: readonly FurtherSection[];
}

/** Some of Envoy's admin answers, asked outside a capture. */
export interface AdminParts {
  readonly parts: readonly CapturePart[];
  readonly missing: readonly MissingPart[];
}

/**
 * Asks one Envoy for some of its admin answers, one after the other. What fails is missing. Throws `AppFailure`,
 * `pod-replaced` when the pod of that name is not the one that is meant any more.
 */
export type AskAdmin = (
  proxy: { readonly id: string; readonly identity: ProxyIdentity },
  operations: readonly AdminOperation[],
  options: CaptureOptions,
) => Promise<AdminParts>;

/** A place that bytes come from. It knows how to get them and nothing of what they mean. */
export interface Source {
  readonly summary: SourceSummary;
  /** Throws `AppFailure`. */
  list(signal: AbortSignal): Promise<SourceListing>;
  /** Captures one proxy, or Kubernetes objects alone when `proxyId` is null. Throws `AppFailure`. */
  capture(proxyId: string | null, options: CaptureOptions): Promise<Capture>;
  /** Null where nothing is live: a file, the demo. */
  readonly askAdmin: AskAdmin | null;
  /** Null where no request can be sent: a file, the demo, an Envoy whose gateway's address is not known. */
  readonly gateway: Gateway | null;
}
