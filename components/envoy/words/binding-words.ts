import type { StatusKind } from '@/components/ui/status';
import type { Listener } from '@/lib/envoy/model';

/**
 * Whether a listener holds its socket. `/listeners` lists what is bound; the configuration alone cannot tell.
 * `bind_to_port: false` means that connections come redirected (listener.v3.Listener).
 */
export function bindingWords(
  listener: Pick<Listener, 'bindToPort'>,
  bound: boolean | null,
): { readonly kind: StatusKind; readonly word: string } {
  if (!listener.bindToPort) return { kind: 'off', word: 'does not bind: connections come redirected' };
  if (bound === null) return { kind: 'unk', word: 'not known: /listeners was not read' };
  return bound
    ? { kind: 'ok', word: 'bound, as /listeners says' }
    : { kind: 'warn', word: 'not bound, as /listeners says' };
}
