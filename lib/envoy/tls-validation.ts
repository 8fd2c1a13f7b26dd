import { VALIDATION_CONTEXT_FIELDS } from './known-fields';
import type { Raw } from './raw';
import type { DataSource, ValidationContext } from './tls-model';
import { readStringMatch } from './value-match';

/** config.core.v3.DataSource; `none` when it is missing, empty or of another kind. */
export function readDataSource(raw: Raw): DataSource {
  const path = raw.textOrNull('filename');
  if (path !== null) return { kind: 'file', path };
  const variable = raw.textOrNull('environment_variable');
  if (variable !== null) return { kind: 'environment', variable };
  const text = raw.textOrNull('inline_string');
  if (text !== null) return { kind: 'inline', encoding: 'text', value: text };
  const bytes = raw.textOrNull('inline_bytes');
  return bytes === null ? { kind: 'none' } : { kind: 'inline', encoding: 'base64', value: bytes };
}

/** The deprecated list of names has no type; it is ignored when the typed one is there. */
function readNames(raw: Raw): ValidationContext['subjectAltNames'] {
  const typed = raw.at('match_typed_subject_alt_names').objects();
  if (typed.length > 0)
    return typed.map((each) => ({ type: each.text('san_type'), match: readStringMatch(each.at('matcher')) }));
  const plain = raw.at('match_subject_alt_names').objects();
  return plain.map((each) => ({ type: '', match: readStringMatch(each) }));
}

/** extensions.transport_sockets.tls.v3.CertificateValidationContext */
export function readValidationContext(raw: Raw): ValidationContext {
  raw.expect(VALIDATION_CONTEXT_FIELDS);
  return {
    trustedCa: readDataSource(raw.at('trusted_ca')),
    systemRoots: raw.has('system_root_certs'),
    subjectAltNames: readNames(raw),
    pinnedKeys: raw.at('verify_certificate_spki').items().length,
    pinnedCertificates: raw.at('verify_certificate_hash').items().length,
    hasRevocationList: raw.has('crl'),
    allowsExpired: raw.flag('allow_expired_certificate'),
    acceptsUntrusted: raw.text('trust_chain_verification') === 'ACCEPT_UNTRUSTED',
    maxDepth: raw.numberOrNull('max_verify_depth'),
    customValidator: raw.at('custom_validator_config').textOrNull('name'),
  };
}
