import type { SnapshotId } from '@/lib/core/brand';
import { type AppError, appError } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { readListeners } from '@/lib/envoy/bound-listeners';
import { readClusterStatuses } from '@/lib/envoy/cluster-status';
import { readConfigDump } from '@/lib/envoy/config-dump';
import { REDACTION_RULES } from '@/lib/envoy/redaction';
import { readServerInfo } from '@/lib/envoy/server-info';
import { type IstioConfigReading, type KubernetesLists, readIstioConfig } from '@/lib/istio/read-config';
import { type Arena, createPlainArena } from '@/lib/json/arena';
import type { JsonBytes } from '@/lib/json/bytes';
import type { HiddenTable } from '@/lib/json/hidden-table';
import type { AdminOperation, CaptureOrigin, MissingPart, PartName } from './capture';
import type { DumpScope } from './dump-scope';
import { openDocument, type Tag } from './open-document';
import type { Snapshot, SnapshotPart } from './snapshot';

export interface CaptureBytes {
  readonly origin: CaptureOrigin;
  readonly takenAt: string;
  readonly missing: readonly MissingPart[];
  /** The whole where nothing is said. */
  readonly scope?: DumpScope;
  readonly parts: readonly {
    readonly name: PartName;
    readonly bytes: Uint8Array;
    readonly status: number;
    readonly millis: number;
  }[];
  /** Hash of the bytes, made by the caller: this room knows no crypto. */
  readonly id: string;
  readonly tagOf: Tag;
}

type Bytes = CaptureBytes['parts'][number];

const KUBERNETES = 'kubernetes/';

/** The only admin answer that is text by design. */
const TEXT_PARTS: ReadonlySet<PartName> = new Set(['admin/ready']);

interface Opened {
  readonly parts: Map<PartName, SnapshotPart>;
  readonly missing: MissingPart[];
  readonly hidden: Map<PartName, HiddenTable>;
}

function openText(bytes: Uint8Array, arena: Arena): string {
  const text = new TextDecoder().decode(bytes);
  if (arena.owns(bytes)) arena.release(bytes);
  return text;
}

/** Redaction comes first: after this function nobody has seen the value of a secret. */
function openPart(part: Bytes, arena: Arena, tagOf: Tag, opened: Opened): AppError | null {
  const { name, bytes, status, millis } = part;
  const rest = { name, bytes: bytes.byteLength, status, millis };
  if (TEXT_PARTS.has(name)) {
    opened.parts.set(name, { ...rest, content: { kind: 'text', text: openText(bytes, arena) } });
    return null;
  }
  const result = openDocument(bytes, arena, REDACTION_RULES, tagOf);
  if (!result.ok) return result.error;
  const { document, hidden } = result.value;
  opened.hidden.set(name, hidden);
  opened.parts.set(name, { ...rest, content: { kind: 'json', document } });
  return null;
}

function documentOf({ parts }: Opened, name: PartName): JsonBytes | null {
  const content = parts.get(name)?.content;
  return content?.kind === 'json' ? content.document : null;
}

/** Reads one admin answer; an answer that is not what it should be becomes a missing part, still shown raw. */
function readAdmin<T>(
  opened: Opened,
  operation: AdminOperation,
  read: (document: JsonBytes) => Result<T>,
): T | null {
  const name: PartName = `admin/${operation}`;
  const document = documentOf(opened, name);
  if (document === null) return null;
  const result = read(document);
  if (result.ok) return result.value;
  opened.missing.push({ name, error: result.error });
  return null;
}

/** For readers of trees: the tree is theirs, and nobody keeps it. */
const ofTree =
  <T>(read: (tree: Json) => T) =>
  (document: JsonBytes): T =>
    read(document.parse(document.root));

/** The Kubernetes lists by name, each parsed when it is asked for. */
function kubernetesLists(opened: Opened): KubernetesLists {
  const names = [...opened.parts.keys()].flatMap((name) => {
    const isRead = name.startsWith(KUBERNETES) && documentOf(opened, name) !== null;
    return isRead ? [name] : [];
  });
  const byList = new Map(names.map((name): [string, PartName] => [name.slice(KUBERNETES.length), name]));
  return {
    get: (list) => {
      const name = byList.get(list);
      const document = name === undefined ? null : documentOf(opened, name);
      return document === null ? undefined : document.parse(document.root);
    },
    has: (list) => byList.has(list),
    keys: () => byList.keys(),
  };
}

function readKubernetes(opened: Opened): IstioConfigReading | null {
  const lists = kubernetesLists(opened);
  return [...lists.keys()].length === 0 ? null : readIstioConfig(lists);
}

/** A list that is also among the missing was read in part only: what it lacks is unknown, not absent. */
function wholeLists(read: readonly string[], missing: readonly MissingPart[]): readonly string[] {
  const partial = new Set<string>(missing.map(({ name }) => name));
  return read.filter((list) => !partial.has(`${KUBERNETES}${list}`));
}

/**
 * Opens a capture: index, redact, read. A part that cannot be read is listed as missing and the rest is used;
 * a capture of which nothing can be read fails with the reason of its first part.
 * @param arena where the documents lie; those of its own bytes are not copied
 */
export function openCapture(capture: CaptureBytes, arena: Arena = createPlainArena()): Result<Snapshot> {
  const opened: Opened = { parts: new Map(), missing: [...capture.missing], hidden: new Map() };
  for (const part of capture.parts) {
    const error = openPart(part, arena, capture.tagOf, opened);
    if (error !== null) opened.missing.push({ name: part.name, error });
  }
  const dump = readAdmin(opened, 'config_dump', readConfigDump);
  const statuses = readAdmin(opened, 'clusters', ofTree(readClusterStatuses));
  const bound = readAdmin(opened, 'listeners', ofTree(readListeners));
  const serverInfo = readAdmin(opened, 'server_info', ofTree(readServerInfo));
  const istio = readKubernetes(opened);
  const nothing = dump === null && statuses === null && serverInfo === null && istio === null;
  if (nothing) return err(opened.missing[0]?.error ?? appError('dump-not-understood'));
  return ok({
    // The caller made it a hash of the bytes.
    id: capture.id as SnapshotId,
    origin: capture.origin,
    takenAt: capture.takenAt,
    parts: opened.parts,
    missing: opened.missing,
    scope: capture.scope ?? 'whole',
    hidden: opened.hidden,
    get notices() {
      return [...(dump?.notices ?? []), ...(istio?.notices ?? [])];
    },
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
