import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from './looks-like';
import type { ServerInfo } from './model';
import { Raw } from './raw';

const STATES = ['LIVE', 'DRAINING', 'PRE_INITIALIZING', 'INITIALIZING'] as const;
const SECONDS = /^(\d+(?:\.\d+)?)s$/;

/** A protobuf Duration as seconds, null when it is none. */
function seconds(duration: string): number | null {
  const match = SECONDS.exec(duration);
  return match === null ? null : Number(match[1]);
}

/** `/server_info` (admin.v3.ServerInfo). Error: `dump-not-understood` for any other document. */
export function readServerInfo(document: Json): Result<ServerInfo> {
  if (!isJsonObject(document) || !Object.hasOwn(document, 'version')) {
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  }
  const raw = Raw.root(document);
  const state = raw.text('state');
  const node = raw.at('node');
  return ok({
    version: raw.text('version'),
    // LIVE is the first value: format A would leave it out.
    state: state === '' ? 'LIVE' : (STATES.find((value) => value === state) ?? 'unknown'),
    uptimeSeconds: seconds(raw.text('uptime_current_epoch')),
    nodeId: node.text('id'),
    metadata: node.at('metadata').object ?? {},
  });
}
