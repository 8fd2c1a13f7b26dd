import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from '../looks-like';
import { Raw } from '../raw';

/** One thing that is waited for, in Envoy's words, and what of it is known. */
export interface UnreadyTarget {
  readonly text: string;
  /** Route configuration that has not come (`RdsRouteConfigSubscription RDS init <name>`). */
  readonly routeConfig: string | null;
}

/** A manager that waits, in Envoy's words. */
export interface UnreadyManager {
  readonly name: string;
  /** Listener that warms until all of them are there; null for another manager. */
  readonly listener: string | null;
  readonly targets: readonly UnreadyTarget[];
}

/** The words end with a hash of the listener's configuration (envoy, `listener_impl.cc`). */
const LISTENER = /Listener-(?:local|factory-context)-init-manager (.+) \d+$/;
const ROUTES = /RdsRouteConfigSubscription \S+ init (.+)$/;

function readTarget(raw: Raw): UnreadyTarget {
  const text = typeof raw.value === 'string' ? raw.value : JSON.stringify(raw.value);
  return { text, routeConfig: ROUTES.exec(text)?.[1] ?? null };
}

/**
 * `/init_dump` (admin.v3.UnreadyTargetsDumps): what listeners still wait for. `{}` when nothing waits; clusters are
 * not in it (envoy issue 15178). Error: `dump-not-understood`.
 */
export function readInitDump(document: Json): Result<readonly UnreadyManager[]> {
  const raw = Raw.root(document);
  const isEmpty = isJsonObject(document) && Object.keys(document).length === 0;
  if (!isEmpty && !raw.has('unready_targets_dumps'))
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  return ok(
    raw
      .at('unready_targets_dumps')
      .objects()
      .map((manager) => {
        const name = manager.text('name');
        const targets = manager.at('target_names').items().map(readTarget);
        return { name, listener: LISTENER.exec(name)?.[1] ?? null, targets };
      }),
  );
}
