import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { serialOf } from './certificate';
import type { SubjectAltName } from './certificate-names';
import { looksLike } from './looks-like';
import { Raw } from './raw';

/** One certificate of `/certs`: what Envoy has loaded, by its own word. */
export interface LoadedCertificate {
  /** File on Envoy's machine; null for one that came inline or by SDS (`<inline>`). */
  readonly path: string | null;
  /** In the spelling of `serialOf`. */
  readonly serial: string;
  readonly subjectAltNames: readonly SubjectAltName[];
  /** Envoy's count, 0 for what has expired; null where the field is missing. */
  readonly daysUntilExpiration: number | null;
  readonly validFrom: string | null;
  readonly expirationTime: string | null;
  readonly hasOcsp: boolean;
}

/** One TLS context: the CAs that it trusts, and the leaf of each of its own certificates. */
export interface LoadedContext {
  readonly ca: readonly LoadedCertificate[];
  readonly chain: readonly LoadedCertificate[];
}

const NAMES = [
  ['dns', 'dns'],
  ['uri', 'uri'],
  ['ip_address', 'ip'],
] as const;

function readNames(raw: Raw): readonly SubjectAltName[] {
  return raw.objects().flatMap((name) =>
    NAMES.flatMap(([field, kind]) => {
      const value = name.text(field);
      return value === '' ? [] : [{ kind, value }];
    }),
  );
}

function readLoaded(raw: Raw): LoadedCertificate {
  const path = raw.text('path');
  return {
    path: path === '' || path === '<inline>' ? null : path,
    serial: serialOf(raw.text('serial_number')),
    subjectAltNames: readNames(raw.at('subject_alt_names')),
    daysUntilExpiration: raw.numberOrNull('days_until_expiration'),
    validFrom: raw.textOrNull('valid_from'),
    expirationTime: raw.textOrNull('expiration_time'),
    hasOcsp: raw.has('ocsp_details'),
  };
}

/**
 * `/certs` (admin.v3.Certificates): every TLS context with the certificates that it loaded. `{}` and an empty list
 * say that there is none. Error: `dump-not-understood` for any other document.
 */
export function readCerts(document: Json): Result<readonly LoadedContext[]> {
  const raw = Raw.root(document);
  const isEmpty = isJsonObject(document) && Object.keys(document).length === 0;
  if (!isEmpty && !raw.has('certificates'))
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  const contexts = raw.at('certificates').objects();
  return ok(
    contexts.map((context) => ({
      ca: context.at('ca_cert').objects().map(readLoaded),
      chain: context.at('cert_chain').objects().map(readLoaded),
    })),
  );
}
