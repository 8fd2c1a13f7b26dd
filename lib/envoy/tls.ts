import type { DownstreamTls } from './model';
import type { Raw } from './raw';

const TLS = 'envoy.extensions.transport_sockets.tls.v3.';
const QUIC = 'envoy.extensions.transport_sockets.quic.v3.';

/** Names of the SDS secrets of a CommonTlsContext: certificates first, then what validates the peer. */
function readSecretNames(common: Raw): readonly string[] {
  const certificates = common.at('tls_certificate_sds_secret_configs').objects();
  const combined = common.at('combined_validation_context');
  const validation = [
    common.at('validation_context_sds_secret_config'),
    combined.at('validation_context_sds_secret_config'),
  ];
  return [...certificates, ...validation].map((config) => config.text('name')).filter((name) => name !== '');
}

const RAW_BUFFER = 'envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer';

/**
 * The TLS context of a transport socket, unwrapped from QUIC and from sockets around another (PROXY protocol,
 * tap, statistics); null for plaintext, and, with a notice, for sockets of a kind that is not known.
 */
function contextOf(socket: Raw, kind: 'Downstream' | 'Upstream'): Raw | null {
  const config = socket.at('typed_config');
  const { type } = config;
  if (type === `${TLS}${kind}TlsContext`) return config;
  if (type === `${QUIC}Quic${kind}Transport`) return config.at(`${kind.toLowerCase()}_tls_context`);
  const inner = config.at('transport_socket');
  if (inner.object !== null) return contextOf(inner, kind);
  if (type !== '' && type !== RAW_BUFFER) config.notices.add('unknown-type', () => config.pointer, type);
  return null;
}

/** extensions.transport_sockets.tls.v3.DownstreamTlsContext; null for plaintext and for other sockets. */
export function readDownstreamTls(socket: Raw): DownstreamTls | null {
  const context = contextOf(socket, 'Downstream');
  if (context === null) return null;
  const common = context.at('common_tls_context');
  return {
    secretNames: readSecretNames(common),
    alpn: common.texts('alpn_protocols'),
    requireClientCertificate: context.flag('require_client_certificate'),
    inlineCertificate: common.at('tls_certificates').items().length > 0,
  };
}

/** extensions.transport_sockets.tls.v3.UpstreamTlsContext; null for plaintext and for other sockets. */
export function readUpstreamTls(
  socket: Raw,
): { readonly sni: string | null; readonly secretNames: readonly string[] } | null {
  const context = contextOf(socket, 'Upstream');
  if (context === null) return null;
  return { sni: context.textOrNull('sni'), secretNames: readSecretNames(context.at('common_tls_context')) };
}
