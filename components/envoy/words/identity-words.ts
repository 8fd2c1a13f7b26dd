import type { StatusKind } from '@/components/ui/status';
import { formatAge } from '@/lib/core/words';

const STATES: ReadonlyMap<string, readonly [StatusKind, string]> = new Map([
  ['LIVE', ['ok', 'Live']],
  // server_info's DRAINING means that /healthcheck/fail was called, not that listeners drain.
  ['DRAINING', ['warn', 'Draining: its health check was failed by hand']],
  ['PRE_INITIALIZING', ['info', 'Starting: clusters not ready yet']],
  ['INITIALIZING', ['info', 'Starting: listeners not ready yet']],
]);

/** admin.v3.ServerInfo.State in words. `recorded`: the answer is that of a file or the demo, and says nothing of now. */
export function serverStateWords(
  state: string | null,
  recorded: boolean,
): { readonly kind: StatusKind; readonly word: string } {
  if (state === null) return { kind: 'unk', word: 'State not read' };
  const [kind, word] = STATES.get(state) ?? ['unk', state];
  if (!recorded) return { kind, word };
  return { kind: kind === 'ok' ? 'off' : kind, word: `Was ${lowerFirst(word)} when recorded` };
}

// An unknown state keeps Envoy's own spelling.
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** `<commit>/1.38.2/Clean/RELEASE/BoringSSL` → `1.38.2`; any other text as it is. */
export function envoyVersionText(version: string): string {
  return /^[0-9a-f]+\/([^/]+)\//.exec(version)?.[1] ?? version;
}

/** `6 d`, from whole seconds; null when /server_info was not read. */
export function uptimeText(seconds: number | null): string | null {
  return seconds === null ? null : formatAge(seconds);
}

/** `namespace/pod`; the name alone where no namespace is known, as of an admin URL; null without a name. */
export function podText(namespace: string, pod: string): string | null {
  if (pod === '') return null;
  return namespace === '' ? pod : `${namespace}/${pod}`;
}
