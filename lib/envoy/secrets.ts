import type { Secret } from './model';
import type { Entry } from './sections';

const KINDS = [
  ['tls_certificate', 'tls-certificate'],
  ['validation_context', 'validation-context'],
  ['session_ticket_keys', 'session-ticket-keys'],
  ['generic_secret', 'generic'],
] as const;

/** A secret's name and kind, nothing of its value. One that Envoy still waits for has only a name. */
export function readSecretEntry({ meta, name, entry, resource }: Entry): Secret {
  const kind = KINDS.find(([field]) => resource.has(field))?.[1] ?? 'unknown';
  // Static and warming entries name the secret themselves.
  return { ...meta, name: entry.text('name') || name, kind };
}
