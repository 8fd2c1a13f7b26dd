import type { Entry } from './dump-sections';
import { SECRET_FIELDS } from './known-fields';
import type { Raw } from './raw';
import type { Secret, SecretContent } from './secret-model';
import { readDataSource, readValidationContext } from './tls-validation';

const SECRET_TYPE = 'envoy.extensions.transport_sockets.tls.v3.Secret';

function readCertificate(raw: Raw): SecretContent {
  return {
    kind: 'tls-certificate',
    chain: readDataSource(raw.at('certificate_chain')),
    isPkcs12: raw.has('pkcs12'),
    keyProvider: raw.at('private_key_provider').textOrNull('provider_name'),
    hasOcspStaple: raw.has('ocsp_staple'),
  };
}

function readContent(raw: Raw): SecretContent {
  const certificate = raw.at('tls_certificate');
  if (certificate.object !== null) return readCertificate(certificate);
  const validation = raw.at('validation_context');
  if (validation.object !== null)
    return { kind: 'validation-context', context: readValidationContext(validation) };
  const tickets = raw.at('session_ticket_keys');
  if (tickets.exists) return { kind: 'session-ticket-keys', keys: tickets.at('keys').items().length };
  const generic = raw.at('generic_secret');
  if (!generic.exists) return { kind: 'unknown' };
  const entries = generic.at('secrets').keys().length + (generic.has('secret') ? 1 : 0);
  return { kind: 'generic', entries };
}

function readError(raw: Raw): Secret['error'] {
  if (raw.object === null) return null;
  return { details: raw.text('details'), lastAttempt: raw.textOrNull('last_update_attempt') };
}

/**
 * A secret of the dump (admin.v3.SecretsConfigDump): what it is and its public part, nothing of its keys. One that
 * Envoy still waits for has only a name.
 */
export function readSecretEntry({ meta, name, entry, resource }: Entry): Secret {
  const { type } = resource;
  if (type !== '' && type !== SECRET_TYPE) resource.notices.add('unknown-type', () => resource.pointer, type);
  else resource.expect(SECRET_FIELDS);
  const content = readContent(resource);
  return {
    ...meta,
    // Static and warming entries name the secret themselves.
    name: entry.text('name') || name,
    kind: content.kind,
    content,
    error: readError(entry.at('error_state')),
  };
}
