import { type AppError, AppFailure } from '@/lib/core/errors';
import { type CapturePart, KUBERNETES_RESOURCES, type MissingPart } from '@/lib/snapshot/capture';
import type { Progress } from '@/lib/snapshot/source';
import type { ClusterClient } from './api';
import { errorOf } from './api-errors';
import { isAbsent, versionsOf } from './discovery';
import { readPages } from './list-pages';
import { mergeItems } from './merged-list';
import { type ResourceKind, resourceKind } from './resources';

const PARALLEL = 4;

export interface ListsOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Where to look when the whole cluster may not be read; null: nowhere. */
  readonly namespace: string | null;
}

export interface Lists {
  readonly parts: readonly CapturePart[];
  readonly missing: readonly MissingPart[];
}

interface ListOutcome {
  readonly part: CapturePart | null;
  readonly missing: MissingPart | null;
}

async function readKind(
  client: ClusterClient,
  kind: ResourceKind,
  namespace: string | null,
  options: ListsOptions,
) {
  const { signal, onProgress } = options;
  const onBytes = (bytes: number) => onProgress({ phase: 'reading', subject: kind.resource, bytes });
  for (const version of await versionsOf(client, kind, signal)) {
    try {
      return await readPages(client, kind, version, { namespace, signal, onBytes });
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return null;
}

/** A list whose kind the cluster does not have: empty, and told apart by its status 404. */
function partOf(kind: ResourceKind, pages: readonly Uint8Array[] | null, startedAt: number): CapturePart {
  return {
    name: `kubernetes/${kind.resource}`,
    body: { kind: 'bytes', bytes: mergeItems(pages ?? []) },
    status: pages === null ? 404 : 200,
    millis: Math.round(performance.now() - startedAt),
  };
}

/** The error of a list that may be read in one namespace only; `readInstead` names it. */
function narrowed(error: AppError, namespace: string): AppError {
  return { code: error.code, details: { ...error.details, readInstead: namespace } };
}

/** Errors of the connection or the credential: the next list would fail, or wait, in the same way. */
const HOPELESS: ReadonlySet<string> = new Set([
  'cluster-unreachable',
  'cluster-timeout',
  'cluster-tls',
  'cluster-unauthorized',
  'exec-needs-consent',
  'exec-failed',
  'kubeconfig-unreadable',
]);

function lost(kind: ResourceKind, error: AppError): ListOutcome {
  return { part: null, missing: { name: `kubernetes/${kind.resource}`, error } };
}

async function readList(
  client: ClusterClient,
  kind: ResourceKind,
  options: ListsOptions,
): Promise<ListOutcome> {
  const name = `kubernetes/${kind.resource}` as const;
  const startedAt = performance.now();
  options.onProgress({ phase: 'reading', subject: kind.resource, bytes: 0 });
  try {
    return { part: partOf(kind, await readKind(client, kind, null, options), startedAt), missing: null };
  } catch (thrown) {
    const error = errorOf(thrown);
    if (error.code === 'cancelled' || !(thrown instanceof AppFailure)) throw thrown;
    const { namespace } = options;
    if (error.code !== 'cluster-forbidden' || namespace === null || !kind.namespaced) {
      return lost(kind, error);
    }
    try {
      const pages = await readKind(client, kind, namespace, options);
      return { part: partOf(kind, pages, startedAt), missing: { name, error: narrowed(error, namespace) } };
    } catch (second) {
      if (errorOf(second).code === 'cancelled' || !(second instanceof AppFailure)) throw second;
      return lost(kind, error);
    }
  }
}

/**
 * Every Kubernetes list of a capture, four at a time. A list that fails is a `MissingPart`, the others live. A
 * list that is forbidden for the whole cluster is read in `namespace`; then it is a part *and* missing, and
 * the error's `readInstead` says what the part holds. Throws `cancelled` only.
 */
export async function readLists(client: ClusterClient, options: ListsOptions): Promise<Lists> {
  const waiting = KUBERNETES_RESOURCES.map(resourceKind);
  const outcomes: ListOutcome[] = [];
  const work = async () => {
    for (let kind = waiting.shift(); kind !== undefined; kind = waiting.shift()) {
      const outcome = await readList(client, kind, options);
      outcomes.push(outcome);
      const error = outcome.missing?.error;
      const isHopeless =
        error !== undefined && HOPELESS.has(error.code) && outcomes.every((o) => o.part === null);
      if (isHopeless) outcomes.push(...waiting.splice(0).map((rest) => lost(rest, error)));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  const order = (name: string) =>
    KUBERNETES_RESOURCES.findIndex((resource) => name === `kubernetes/${resource}`);
  const byOrder = (a: { name: string }, b: { name: string }) => order(a.name) - order(b.name);
  return {
    parts: outcomes.flatMap((o) => o.part ?? []).sort(byOrder),
    missing: outcomes.flatMap((o) => o.missing ?? []).sort(byOrder),
  };
}
