import { AppFailure, fail } from '@/lib/core/errors';
import type { ClusterClient } from './api';
import { cutListPage } from './list-page';
import { listPath, type ResourceKind } from './resources';

const PAGE = 500;
/** Bytes of one list over all pages. */
const LIMIT_BYTES = 256 * 1024 * 1024;
/** How often a list is started again because its `continue` token had expired (410). */
const RESTARTS = 2;

export interface PageOptions {
  readonly namespace: string | null;
  readonly signal: AbortSignal;
  /** Bytes of the list so far. */
  readonly onBytes: (bytes: number) => void;
  readonly limitBytes?: number;
}

function hasExpired(error: unknown): boolean {
  return (
    error instanceof AppFailure &&
    error.error.code === 'cluster-error' &&
    error.error.details['status'] === 410
  );
}

/** The raw items of each page. Throws `AppFailure`; a 404 comes as `cluster-error` with status 404. */
async function readOnce(client: ClusterClient, kind: ResourceKind, version: string, options: PageOptions) {
  const { namespace, signal, onBytes, limitBytes = LIMIT_BYTES } = options;
  const subject = { verb: 'list', resource: kind.plural, group: kind.group, namespace: namespace ?? '' };
  const pages: Uint8Array[] = [];
  let bytes = 0;
  let next: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(next === null ? {} : { continue: next }) });
    const before = bytes;
    const path = `${listPath(kind, version, namespace)}?${query}`;
    const answer = await client.get({ path, subject, signal, onBytes: (n) => onBytes(before + n) });
    const page = cutListPage(answer.bytes);
    if (page === null)
      return fail('cluster-error', { ...subject, status: answer.status, reason: 'It is not a list.' });
    bytes += answer.bytes.length;
    if (bytes > limitBytes) return fail('too-large', { limit: `${limitBytes} bytes`, what: kind.resource });
    pages.push(page.items);
    // A server that repeats its token would be asked for ever.
    if (page.next !== null && page.next === next) {
      return fail('cluster-error', {
        ...subject,
        status: answer.status,
        reason: 'Its pages repeat themselves.',
      });
    }
    next = page.next;
  } while (next !== null);
  return pages;
}

/**
 * A whole list in pages of 500 (kubernetes.io, "Retrieving large results sets in chunks"). When the token for
 * the next page has expired the list starts again from the top: half of an old and half of a new state is none.
 */
export async function readPages(
  client: ClusterClient,
  kind: ResourceKind,
  version: string,
  options: PageOptions,
): Promise<readonly Uint8Array[]> {
  for (let restart = 0; ; restart += 1) {
    try {
      return await readOnce(client, kind, version, options);
    } catch (error) {
      if (!hasExpired(error) || restart >= RESTARTS) throw error;
    }
  }
}
