import type { StatusKind } from '@/components/ui/status';
import { formatAge } from '@/lib/core/words';

const STATES: ReadonlyMap<string, readonly [StatusKind, string]> = new Map([
  ['LIVE', ['ok', 'Live']],
  // server_info's DRAINING means that /healthcheck/fail was called, not that listeners drain.
  ['DRAINING', ['warn', 'Draining: its health check was failed by hand']],
  ['PRE_INITIALIZING', ['info', 'Starting: clusters not ready yet']],
  ['INITIALIZING', ['info', 'Starting: listeners not ready yet']],
]);

/** admin.v3.ServerInfo.State in words. */
export function serverStateWords(state: string | null): { readonly kind: StatusKind; readonly word: string } {
  if (state === null) return { kind: 'unk', word: 'State not read' };
  const [kind, word] = STATES.get(state) ?? ['unk', state];
  return { kind, word };
}

/** `<commit>/1.38.2/Clean/RELEASE/BoringSSL` → `1.38.2`; any other text as it is. */
export function envoyVersionText(version: string): string {
  return /^[0-9a-f]+\/([^/]+)\//.exec(version)?.[1] ?? version;
}

/** `6 d`, from whole seconds; null when /server_info was not read. */
export function uptimeText(seconds: number | null): string | null {
  return seconds === null ? null : formatAge(seconds);
}
