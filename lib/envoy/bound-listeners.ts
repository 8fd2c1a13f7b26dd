import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { readAddress } from './address';
import { looksLike } from './looks-like';
import type { BoundListener } from './model';
import { Raw } from './raw';

/**
 * `/listeners?format=json` (admin.v3.Listeners): active listeners with the ports that are really bound. `{}`
 * when there are none. Error: `dump-not-understood` for any other document.
 */
export function readListeners(document: Json): Result<readonly BoundListener[]> {
  const raw = Raw.root(document);
  const empty = isJsonObject(document) && Object.keys(document).length === 0;
  if (!empty && !raw.has('listener_statuses')) {
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  }
  const statuses = raw.at('listener_statuses').objects();
  return ok(
    statuses.map((status) => ({
      name: status.text('name'),
      addresses: [
        readAddress(status.at('local_address')),
        ...status.at('additional_local_addresses').objects().map(readAddress),
      ],
    })),
  );
}
