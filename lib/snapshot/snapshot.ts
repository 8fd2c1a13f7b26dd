import type { SnapshotId } from '@/lib/core/brand';
import type { Notice } from '@/lib/core/notice';
import type { BoundListener, ConfigDump, Endpoint, ServerInfo } from '@/lib/envoy/model';
import type { IstioConfig } from '@/lib/istio/model';
import type { JsonBytes } from '@/lib/json/bytes';
import type { HiddenTable } from '@/lib/json/hidden-table';
import type { CaptureOrigin, MissingPart, PartName } from './capture';
import type { DumpScope } from './dump-scope';

/** One part after redaction: the document, parsed where it is read, or the text when it is no JSON (`/ready`). */
export type PartContent =
  | { readonly kind: 'json'; readonly document: JsonBytes }
  | { readonly kind: 'text'; readonly text: string };

export interface SnapshotPart {
  readonly name: PartName;
  readonly content: PartContent;
  /** Bytes as received. */
  readonly bytes: number;
  readonly status: number;
  readonly millis: number;
}

/** A capture that was redacted and read: immutable, addressed by the hash of its bytes. */
export interface Snapshot {
  readonly id: SnapshotId;
  readonly origin: CaptureOrigin;
  readonly takenAt: string;
  readonly parts: ReadonlyMap<PartName, SnapshotPart>;
  readonly missing: readonly MissingPart[];
  /** What of the dump was asked for. */
  readonly scope: DumpScope;
  /** What was hidden in each part. */
  readonly hidden: ReadonlyMap<PartName, HiddenTable>;
  /** Grows while the dump is still being checked: asked for anew, never kept. */
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
