import { fromFile, resources, secretFrom, typed, type UpstreamPlace } from './place.ts';

const TLS = 'extensions.transport_sockets.tls.v3';

/** As istiod writes it for auto mTLS, with limits and a list of ciphers besides. */
export const mutualTls = (): object => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: typed(`${TLS}.UpstreamTlsContext`, {
    sni: 'outbound_.8080_._.payment.shop.svc.cluster.local',
    max_session_keys: 4,
    common_tls_context: {
      tls_params: {
        tls_minimum_protocol_version: 'TLSv1_2',
        tls_maximum_protocol_version: 'TLSv1_3',
        cipher_suites: ['ECDHE-ECDSA-AES128-GCM-SHA256'],
      },
      alpn_protocols: ['istio-peer-exchange', 'istio', 'h2'],
      tls_certificate_sds_secret_configs: [secretFrom('default')],
      combined_validation_context: {
        default_validation_context: {
          match_typed_subject_alt_names: [
            { san_type: 'URI', matcher: { exact: 'spiffe://cluster.local/ns/shop/sa/payment' } },
          ],
        },
        validation_context_sds_secret_config: secretFrom('ROOTCA'),
      },
    },
  }),
});

/** TLS inside a socket that counts, inside one that writes the PROXY protocol. */
export const wrappedTls = (): object => ({
  name: 'envoy.transport_sockets.upstream_proxy_protocol',
  typed_config: typed('extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport', {
    config: { version: 'V2' },
    transport_socket: {
      name: 'envoy.transport_sockets.tcp_stats',
      typed_config: typed('extensions.transport_sockets.tcp_stats.v3.Config', {
        update_period: '5s',
        transport_socket: {
          name: 'envoy.transport_sockets.tls',
          typed_config: typed(`${TLS}.UpstreamTlsContext`, {
            auto_host_sni: true,
            auto_sni_san_validation: true,
            common_tls_context: { validation_context_sds_secret_config: secretFrom('ROOTCA') },
          }),
        },
      }),
    },
  }),
});

export const quic = (): object => ({
  name: 'envoy.transport_sockets.quic',
  typed_config: typed('extensions.transport_sockets.quic.v3.QuicUpstreamTransport', {
    upstream_tls_context: {
      sni: 'quic.shop.example.com',
      common_tls_context: { validation_context_sds_secret_config: secretFrom('ROOTCA') },
    },
  }),
});

export const rawBuffer = (): object => ({
  name: 'envoy.transport_sockets.raw_buffer',
  typed_config: typed('extensions.transport_sockets.raw_buffer.v3.RawBuffer'),
});

/** Secret files by name. */
export function secretFiles(place: UpstreamPlace): Readonly<Record<string, string>> {
  const { certificate, privateKey } = place;
  return {
    'sds-default.json': resources('sds-1', [
      typed(`${TLS}.Secret`, {
        name: 'default',
        tls_certificate: {
          certificate_chain: { inline_string: certificate },
          private_key: { inline_string: privateKey },
        },
      }),
    ]),
    'sds-ROOTCA.json': resources('sds-1', [
      typed(`${TLS}.Secret`, {
        name: 'ROOTCA',
        validation_context: { trusted_ca: { inline_string: certificate } },
      }),
    ]),
  };
}

export const edsFrom = (name: string): object => ({
  type: 'EDS',
  eds_cluster_config: { eds_config: fromFile(`eds-${name}.json`) },
});
