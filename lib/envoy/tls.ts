import { COMMON_TLS_FIELDS, DOWNSTREAM_TLS_FIELDS, UPSTREAM_TLS_FIELDS } from './known-fields';
import type { Raw } from './raw';
import type {
  DownstreamTls,
  SessionTickets,
  TlsCertificateSource,
  TlsContext,
  UpstreamTls,
} from './tls-model';
import { readDataSource, readValidationContext } from './tls-validation';

const TLS = 'envoy.extensions.transport_sockets.tls.v3.';
const QUIC = 'envoy.extensions.transport_sockets.quic.v3.';
const RAW_BUFFER = 'envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer';

interface Found {
  readonly context: Raw;
  readonly isQuic: boolean;
}

/**
 * The TLS context of a transport socket, unwrapped from QUIC and from sockets around another (PROXY protocol,
 * tap, statistics); null for plaintext, and, with a notice, for sockets of a kind that is not known.
 */
function contextOf(socket: Raw, kind: 'Downstream' | 'Upstream'): Found | null {
  const config = socket.at('typed_config');
  const { type } = config;
  if (type === `${TLS}${kind}TlsContext`) return { context: config, isQuic: false };
  if (type === `${QUIC}Quic${kind}Transport`)
    return { context: config.at(`${kind.toLowerCase()}_tls_context`), isQuic: true };
  const inner = config.at('transport_socket');
  if (inner.object !== null) return contextOf(inner, kind);
  if (type !== '' && type !== RAW_BUFFER) config.notices.add('unknown-type', () => config.pointer, type);
  return null;
}

const PROVIDERS = [
  'tls_certificate_provider_instance',
  'custom_tls_certificate_selector',
  'tls_certificate_certificate_provider',
  'tls_certificate_certificate_provider_instance',
] as const;

/** Envoy looks at a provider first, then at inline certificates, then at SDS. */
function readCertificates(common: Raw): readonly TlsCertificateSource[] {
  const providers = PROVIDERS.map((field) => common.at(field)).filter((raw) => raw.object !== null);
  return [
    ...providers.map(
      (raw): TlsCertificateSource => ({
        kind: 'provider',
        name: raw.text('instance_name') || raw.text('name') || 'default',
        pointer: raw.pointer,
      }),
    ),
    ...common
      .at('tls_certificates')
      .objects()
      .map(
        (raw): TlsCertificateSource => ({
          kind: 'inline',
          chain: readDataSource(raw.at('certificate_chain')),
          pointer: raw.pointer,
        }),
      ),
    ...common
      .at('tls_certificate_sds_secret_configs')
      .objects()
      .map((raw): TlsCertificateSource => ({ kind: 'sds', name: raw.text('name'), pointer: raw.pointer })),
  ];
}

function readValidation(common: Raw): TlsContext['validation'] {
  const combined = common.at('combined_validation_context');
  const secretName =
    common.at('validation_context_sds_secret_config').text('name') ||
    combined.at('validation_context_sds_secret_config').text('name');
  const inline = common.has('validation_context')
    ? common.at('validation_context')
    : combined.at('default_validation_context');
  return {
    secretName: secretName === '' ? null : secretName,
    context: inline.object === null ? null : readValidationContext(inline),
  };
}

const versionOf = (text: string): string | null => (text === '' || text === 'TLS_AUTO' ? null : text);

/** CommonTlsContext, of either side; `ticketKeys` is the SDS name of session ticket keys, '' without. */
function readContext(context: Raw, ticketKeys: string): TlsContext {
  const common = context.at('common_tls_context');
  common.expect(COMMON_TLS_FIELDS);
  const params = common.at('tls_params');
  const certificates = readCertificates(common);
  const validation = readValidation(common);
  const names = certificates.flatMap((each) => (each.kind === 'sds' ? [each.name] : []));
  return {
    pointer: context.pointer,
    secretNames: [...names, validation.secretName ?? '', ticketKeys].filter((name) => name !== ''),
    certificates,
    validation,
    alpn: common.texts('alpn_protocols'),
    minVersion: versionOf(params.text('tls_minimum_protocol_version')),
    maxVersion: versionOf(params.text('tls_maximum_protocol_version')),
    cipherSuites: params.texts('cipher_suites'),
    ecdhCurves: params.texts('ecdh_curves'),
    signatureAlgorithms: params.texts('signature_algorithms'),
    compliance: params.texts('compliance_policies'),
    keyLog: common.at('key_log').textOrNull('path'),
    customHandshaker: common.at('custom_handshaker').textOrNull('name'),
  };
}

function readTickets(context: Raw): SessionTickets {
  const sds = context.at('session_ticket_keys_sds_secret_config');
  if (sds.object !== null) return { kind: 'sds', name: sds.text('name') };
  const inline = context.at('session_ticket_keys');
  if (inline.exists) return { kind: 'inline', keys: inline.at('keys').items().length };
  return context.flag('disable_stateless_session_resumption') ? { kind: 'off' } : { kind: 'own' };
}

const OCSP = ['STRICT_STAPLING', 'MUST_STAPLE'] as const;

/** extensions.transport_sockets.tls.v3.DownstreamTlsContext; null for plaintext and for other sockets. */
export function readDownstreamTls(socket: Raw): DownstreamTls | null {
  const found = contextOf(socket, 'Downstream');
  if (found === null) return null;
  const { context, isQuic } = found;
  context.expect(DOWNSTREAM_TLS_FIELDS);
  const sessionTickets = readTickets(context);
  const common = readContext(context, sessionTickets.kind === 'sds' ? sessionTickets.name : '');
  const ocsp = context.text('ocsp_staple_policy');
  return {
    ...common,
    isQuic,
    requireClientCertificate: context.flag('require_client_certificate'),
    inlineCertificate: common.certificates.some(({ kind }) => kind === 'inline'),
    sessionTickets,
    sessionCache: !context.flag('disable_stateful_session_resumption'),
    sessionTimeout: context.textOrNull('session_timeout'),
    ocspPolicy: OCSP.find((policy) => policy === ocsp) ?? 'LENIENT_STAPLING',
    prefersClientCiphers: context.flag('prefer_client_ciphers'),
    scansAllCertificates: context.flag('full_scan_certs_on_sni_mismatch'),
  };
}

/** extensions.transport_sockets.tls.v3.UpstreamTlsContext; null for plaintext and for other sockets. */
export function readUpstreamTls(socket: Raw): UpstreamTls | null {
  const found = contextOf(socket, 'Upstream');
  if (found === null) return null;
  const { context } = found;
  context.expect(UPSTREAM_TLS_FIELDS);
  return {
    ...readContext(context, ''),
    sni: context.textOrNull('sni'),
    autoHostSni: context.flag('auto_host_sni'),
    autoSniSanValidation: context.flag('auto_sni_san_validation'),
    allowsRenegotiation: context.flag('allow_renegotiation'),
    maxSessionKeys: context.numberOrNull('max_session_keys'),
  };
}
