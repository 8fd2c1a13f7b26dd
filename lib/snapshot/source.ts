import type { AppError } from '@/lib/core/errors';
import type { Capture, SourceKind } from './capture';

/** How a proxy serves: found by labels, container and port, never by the pod's name. */
export type ProxyRole = 'ingress' | 'egress' | 'gateway' | 'unknown';

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

export interface CaptureOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A place that bytes come from. It knows how to get them and nothing of what they mean. */
export interface Source {
  readonly summary: SourceSummary;
  /** Throws `AppFailure`. */
  list(signal: AbortSignal): Promise<SourceListing>;
  /** Captures one proxy, or Kubernetes objects alone when `proxyId` is null. Throws `AppFailure`. */
  capture(proxyId: string | null, options: CaptureOptions): Promise<Capture>;
}
