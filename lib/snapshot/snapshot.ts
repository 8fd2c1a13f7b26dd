import type { SnapshotId } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import type { Notice } from '@/lib/core/notice';
import type { BoundListener, ConfigDump, Endpoint, ServerInfo } from '@/lib/envoy/model';
import type { IstioConfig } from '@/lib/istio/model';
import type { CaptureOrigin, MissingPart, PartName } from './capture';

/** One part after redaction: the document, or the text when it is no JSON (`/ready`). */
export type PartContent =
  | { readonly kind: 'json'; readonly document: Json }
  | { readonly kind: 'text'; readonly text: string };

export interface SnapshotPart {
  readonly name: PartName;
  readonly content: PartContent;
  /** Bytes as received. */
  readonly bytes: number;
  readonly status: number;
  readonly millis: number;
}

export interface HiddenValue {
  readonly part: PartName;
  readonly pointer: string;
  readonly rule: string;
}

/** A capture that was redacted and read: immutable, addressed by the hash of its bytes. */
export interface Snapshot {
  readonly id: SnapshotId;
  readonly origin: CaptureOrigin;
  readonly takenAt: string;
  readonly parts: ReadonlyMap<PartName, SnapshotPart>;
  readonly missing: readonly MissingPart[];
  readonly hidden: readonly HiddenValue[];
  readonly notices: readonly Notice[];
  readonly dump: ConfigDump | null;
  /** From `/clusters`; empty when that answer is missing. */
  readonly endpoints: readonly Endpoint[];
  readonly hasClustersAnswer: boolean;
  /** From `/listeners`; null when that answer is missing. */
  readonly bound: readonly BoundListener[] | null;
  readonly serverInfo: ServerInfo | null;
  /** Null when the capture holds no Kubernetes list. */
  readonly istio: IstioConfig | null;
}
