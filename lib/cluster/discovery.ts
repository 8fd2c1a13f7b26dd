import { AppFailure } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import type { ClusterClient } from './api';
import { listField, textField } from './kubeconfig-fields';
import type { ResourceKind } from './resources';

function statusOf(error: unknown): number | null {
  const status = error instanceof AppFailure ? error.error.details['status'] : undefined;
  return typeof status === 'number' ? status : null;
}

/** True for the 404 of a list or group that the server does not have. */
export function isAbsent(error: unknown): boolean {
  return statusOf(error) === 404;
}

function servedVersions(body: Uint8Array): readonly string[] | null {
  try {
    const group: Json = JSON.parse(new TextDecoder().decode(body));
    if (!isJsonObject(group)) return null;
    return listField(group, 'versions').flatMap((v) => textField(v, 'version') ?? []);
  } catch {
    return null;
  }
}

/**
 * The versions of a kind that are worth asking for, best first, from `/apis/<group>`. Empty: the group is not
 * installed. When discovery itself is refused or unreadable every known version is tried.
 */
export async function versionsOf(
  client: ClusterClient,
  kind: ResourceKind,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (kind.group === '') return kind.versions;
  const subject = { verb: 'get', resource: `/apis/${kind.group}`, group: '', namespace: '' };
  try {
    const answer = await client.get({ path: `/apis/${kind.group}`, subject, signal });
    const served = servedVersions(answer.bytes);
    return served === null ? kind.versions : kind.versions.filter((version) => served.includes(version));
  } catch (error) {
    if (isAbsent(error)) return [];
    if (error instanceof AppFailure && error.error.code === 'cluster-forbidden') return kind.versions;
    throw error;
  }
}
