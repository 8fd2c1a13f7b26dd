import type { SnapshotId } from '@/lib/core/brand';
import { type AppError, appError } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import type { Notice } from '@/lib/core/notice';
import { err, ok, type Result } from '@/lib/core/result';
import { readListeners } from '@/lib/envoy/bound-listeners';
import { readClusterStatuses } from '@/lib/envoy/cluster-status';
import { readConfigDump } from '@/lib/envoy/config-dump';
import { REDACTION_RULES } from '@/lib/envoy/redaction';
import { readServerInfo } from '@/lib/envoy/server-info';
import { readIstioConfig } from '@/lib/istio/read-config';
import { decodeDocument } from '@/lib/json/decode';
import { redact } from '@/lib/json/redact';
import type { AdminOperation, CaptureOrigin, MissingPart, PartName } from './capture';
import type { HiddenValue, Snapshot, SnapshotPart } from './snapshot';

export interface CaptureBytes {
  readonly origin: CaptureOrigin;
  readonly takenAt: string;
  readonly missing: readonly MissingPart[];
  readonly parts: readonly {
    readonly name: PartName;
    readonly bytes: Uint8Array;
    readonly status: number;
    readonly millis: number;
  }[];
  /** Hash of the bytes, made by the caller: this room knows no crypto. */
  readonly id: string;
  /** Keyed tag of a hidden text: equal values stay comparable, and nothing of them can be read back. */
  readonly tagOf: (text: string) => string;
}

type Bytes = CaptureBytes['parts'][number];

/** The only admin answer that is text by design. */
const TEXT_PARTS: ReadonlySet<PartName> = new Set(['admin/ready']);

interface Opened {
  readonly parts: Map<PartName, SnapshotPart>;
  readonly missing: MissingPart[];
  readonly hidden: HiddenValue[];
}

/** Redaction comes first: after this function nobody has seen the value of a secret. */
function openPart(part: Bytes, tagOf: CaptureBytes['tagOf'], opened: Opened): AppError | null {
  const { name, bytes, status, millis } = part;
  const rest = { name, bytes: bytes.byteLength, status, millis };
  if (TEXT_PARTS.has(name)) {
    const text = new TextDecoder().decode(bytes);
    opened.parts.set(name, { ...rest, content: { kind: 'text', text } });
    return null;
  }
  const decoded = decodeDocument(bytes);
  if (!decoded.ok) return decoded.error;
  const { document, hidden } = redact(decoded.value, REDACTION_RULES, tagOf);
  for (const { pointer, rule } of hidden) opened.hidden.push({ part: name, pointer, rule });
  opened.parts.set(name, { ...rest, content: { kind: 'json', document } });
  return null;
}

function documentOf(opened: Opened, name: PartName): Json | undefined {
  const content = opened.parts.get(name)?.content;
  return content?.kind === 'json' ? content.document : undefined;
}

/** Reads one admin answer; an answer that is not what it should be becomes a missing part, still shown raw. */
function readAdmin<T>(
  opened: Opened,
  operation: AdminOperation,
  read: (document: Json) => Result<T>,
): T | null {
  const name: PartName = `admin/${operation}`;
  const document = documentOf(opened, name);
  if (document === undefined) return null;
  const result = read(document);
  if (result.ok) return result.value;
  opened.missing.push({ name, error: result.error });
  return null;
}

function kubernetesLists(opened: Opened): ReadonlyMap<string, Json> {
  const lists = new Map<string, Json>();
  for (const { name, content } of opened.parts.values()) {
    if (name.startsWith('kubernetes/') && content.kind === 'json')
      lists.set(name.slice('kubernetes/'.length), content.document);
  }
  return lists;
}

/** A list that is also among the missing was read in part only: what it lacks is unknown, not absent. */
function wholeLists(read: readonly string[], missing: readonly MissingPart[]): readonly string[] {
  const partial = new Set<string>(missing.map(({ name }) => name));
  return read.filter((list) => !partial.has(`kubernetes/${list}`));
}

/**
 * Opens a capture: decode, redact, read. A part that cannot be read is listed as missing and the rest is used;
 * a capture of which nothing can be read fails with the reason of its first part.
 */
export function openCapture(capture: CaptureBytes): Result<Snapshot> {
  const opened: Opened = { parts: new Map(), missing: [...capture.missing], hidden: [] };
  for (const part of capture.parts) {
    const error = openPart(part, capture.tagOf, opened);
    if (error !== null) opened.missing.push({ name: part.name, error });
  }
  const dump = readAdmin(opened, 'config_dump', readConfigDump);
  const statuses = readAdmin(opened, 'clusters', readClusterStatuses);
  const bound = readAdmin(opened, 'listeners', readListeners);
  const serverInfo = readAdmin(opened, 'server_info', readServerInfo);
  const lists = kubernetesLists(opened);
  const istio = lists.size === 0 ? null : readIstioConfig(lists);
  const nothing = dump === null && statuses === null && serverInfo === null && istio === null;
  if (nothing) return err(opened.missing[0]?.error ?? appError('dump-not-understood'));
  const notices: readonly Notice[] = [...(dump?.notices ?? []), ...(istio?.notices ?? [])];
  return ok({
    // The caller made it a hash of the bytes.
    id: capture.id as SnapshotId,
    origin: capture.origin,
    takenAt: capture.takenAt,
    parts: opened.parts,
    missing: opened.missing,
    hidden: opened.hidden,
    notices,
    dump,
    endpoints: statuses?.endpoints ?? [],
    hasClustersAnswer: statuses !== null,
    bound,
    serverInfo,
    istio:
      istio === null
        ? null
        : { ...istio.config, readLists: wholeLists(istio.config.readLists, opened.missing) },
  });
}
