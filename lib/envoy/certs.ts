import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from './looks-like';
import { Raw } from './raw';

/** One certificate of `/certs`: the leaf of a chain, or a CA. Envoy names no secret and no listener. */
export interface Certificate {
  readonly role: 'ca' | 'chain';
  readonly path: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly names: readonly string[];
  /** RFC 3339 */
  readonly validFrom: string | null;
  readonly expires: string | null;
}

function readNames(raw: Raw): readonly string[] {
  return raw
    .at('subject_alt_names')
    .objects()
    .map((name) => name.text('dns') || name.text('uri') || name.text('ip_address'))
    .filter((name) => name !== '');
}

function readCertificate(raw: Raw, role: Certificate['role']): Certificate {
  return {
    role,
    path: raw.text('path'),
    serial: raw.text('serial_number'),
    names: readNames(raw),
    validFrom: raw.textOrNull('valid_from'),
    expires: raw.textOrNull('expiration_time'),
  };
}

/**
 * `/certs` (admin.v3.Certificates), flattened; one TLS context may repeat another's certificates. `{}` when
 * there are none. Error: `dump-not-understood` for any other document.
 */
export function readCerts(document: Json): Result<readonly Certificate[]> {
  const raw = Raw.root(document);
  const empty = isJsonObject(document) && Object.keys(document).length === 0;
  if (!empty && !raw.has('certificates')) {
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  }
  const contexts = raw.at('certificates').objects();
  return ok(
    contexts.flatMap((context) => [
      ...context
        .at('cert_chain')
        .objects()
        .map((item) => readCertificate(item, 'chain')),
      ...context
        .at('ca_cert')
        .objects()
        .map((item) => readCertificate(item, 'ca')),
    ]),
  );
}
