import { plural } from '@/lib/core/words';
import type { DownstreamTls, SessionTickets, TlsContext, ValidationContext } from '@/lib/envoy/model';
import { durationWords } from './duration-words';
import { valueWords } from './value-words';

/** A name and what is said of it; '' leaves the line out. */
export type WordEntry = readonly [name: string, text: string];

/** `TLSv1_2` as people write it. */
const versionText = (version: string): string => version.replace(/^TLSv(\d)_(\d)$/, 'TLS $1.$2');

function versionsText({ minVersion, maxVersion }: TlsContext): string {
  if (minVersion === null && maxVersion === null) return '';
  const from = minVersion === null ? 'Envoy’s default' : versionText(minVersion);
  return `${from} to ${maxVersion === null ? 'Envoy’s default' : versionText(maxVersion)}`;
}

function ticketsText(tickets: SessionTickets): string {
  switch (tickets.kind) {
    case 'own':
      return '';
    case 'sds':
      return `with keys of the secret ${tickets.name}`;
    case 'inline':
      return `with ${plural(tickets.keys, 'key')} of the listener`;
    case 'off':
      return 'off: no stateless resumption';
  }
}

/** Whom the peer may be, by its names. */
export function peerNamesText({ subjectAltNames }: ValidationContext): string {
  return subjectAltNames
    .map(({ type, match }) => `${type === '' ? 'name' : type.replace('_', ' ')} ${valueWords(match, false)}`)
    .join(', or ');
}

/** The checks of a validation context besides its CA, one line each. */
export function validationEntries(context: ValidationContext): readonly WordEntry[] {
  const { pinnedKeys, pinnedCertificates } = context;
  const pins = [
    pinnedKeys === 0 ? '' : plural(pinnedKeys, 'public key'),
    pinnedCertificates === 0 ? '' : plural(pinnedCertificates, 'certificate'),
  ].filter((part) => part !== '');
  return [
    ['Peer’s name', peerNamesText(context)],
    ['Pinned', pins.join(' and ')],
    ['Trusts', context.systemRoots ? 'the CAs of Envoy’s machine' : ''],
    ['Revocation', context.hasRevocationList ? 'checked against a list' : ''],
    [
      'Untrusted peers',
      context.acceptsUntrusted ? 'let through: routes may ask whether they were validated' : '',
    ],
    ['Expired peers', context.allowsExpired ? 'accepted' : ''],
    ['Chain', context.maxDepth === null ? '' : `at most ${context.maxDepth} above the leaf`],
    ['Validated by', context.customValidator ?? ''],
  ];
}

/** A downstream TLS context, one line each; what is Envoy’s default is left out. */
export function tlsEntries(tls: DownstreamTls): readonly WordEntry[] {
  return [
    ['Client certificate', clientCertificateText(tls)],
    ['Offers ALPN', tls.alpn.join(', ')],
    ['TLS versions', versionsText(tls)],
    ['Cipher suites', tls.cipherSuites.join(', ')],
    ['Curves', tls.ecdhCurves.join(', ')],
    ['Signatures', tls.signatureAlgorithms.join(', ')],
    ['Compliance', tls.compliance.join(', ')],
    ['Session tickets', ticketsText(tls.sessionTickets)],
    ['Session cache', tls.sessionCache ? '' : 'off'],
    ['Session timeout', tls.sessionTimeout === null ? '' : durationWords(tls.sessionTimeout)],
    ['OCSP', tls.ocspPolicy === 'LENIENT_STAPLING' ? '' : tls.ocspPolicy.toLowerCase().replace('_', ' ')],
    ['Ciphers', tls.prefersClientCiphers ? 'the client’s order' : ''],
    ['Unknown SNI', tls.scansAllCertificates ? 'all certificates are tried' : ''],
    ['Key log', tls.keyLog ?? ''],
    ['Handshake by', tls.customHandshaker ?? ''],
    ...(tls.validation.context === null ? [] : validationEntries(tls.validation.context)),
  ];
}

/** Without a CA a client’s certificate is asked for and not verified (CertificateValidationContext). */
function clientCertificateText({ requireClientCertificate, validation }: DownstreamTls): string {
  const verifies = validation.secretName !== null || validation.context !== null;
  if (requireClientCertificate) return verifies ? 'required' : 'required, and not verified: no CA is named';
  return verifies ? 'verified when the client shows one' : '';
}
