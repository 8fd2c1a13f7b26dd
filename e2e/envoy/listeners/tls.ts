import type { Certificates } from './certificates.ts';
import { tlsSocket } from './transports.ts';
import { ENVOY, file, listener, never, response, TLS, tcpTo, tlsInspector } from './types.ts';

const sds = (name: string, source: string): object => ({ name, sds_config: file(source) });

/** A context with everything in it. */
const full = {
  require_client_certificate: true,
  session_ticket_keys_sds_secret_config: sds('ticket-keys', 'sds-tickets.json'),
  disable_stateful_session_resumption: true,
  session_timeout: '600s',
  ocsp_staple_policy: 'STRICT_STAPLING',
  full_scan_certs_on_sni_mismatch: true,
  prefer_client_ciphers: true,
  common_tls_context: {
    alpn_protocols: ['h2', 'http/1.1'],
    tls_params: {
      tls_minimum_protocol_version: 'TLSv1_2',
      tls_maximum_protocol_version: 'TLSv1_3',
      cipher_suites: ['ECDHE-RSA-AES128-GCM-SHA256'],
      ecdh_curves: ['X25519', 'P-256'],
      signature_algorithms: ['rsa_pss_rsae_sha256'],
    },
    tls_certificate_sds_secret_configs: [
      sds('kubernetes://shop-cert', 'sds-shop.json'),
      sds('kubernetes-gateway://edge/wild-cert', 'sds-wild.json'),
    ],
    combined_validation_context: {
      default_validation_context: {
        match_typed_subject_alt_names: [
          { san_type: 'URI', matcher: { prefix: 'spiffe://cluster.local/' } },
          { san_type: 'DNS', matcher: { exact: 'client.example.com' } },
        ],
        verify_certificate_hash: ['df'.repeat(32)],
        max_verify_depth: 3,
      },
      validation_context_sds_secret_config: sds('kubernetes://shop-cert-cacert', 'sds-ca.json'),
    },
    key_log: { path: '$DIR/keys.log' },
  },
};

/** Chains that differ in where their certificate comes from. */
export const tlsListeners = (certificates: Certificates): readonly object[] => [
  listener('secure', 7010, {
    listener_filters: [tlsInspector()],
    filter_chains: [
      {
        name: 'full',
        filter_chain_match: { server_names: ['shop.example.com'] },
        ...tlsSocket(full),
        filters: [tcpTo('shop')],
      },
      {
        name: 'expired',
        filter_chain_match: { server_names: ['old.example.com'] },
        ...tlsSocket({
          common_tls_context: {
            tls_certificate_sds_secret_configs: [sds('kubernetes://old-cert', 'sds-old.json')],
          },
        }),
        filters: [tcpTo('shop')],
      },
      {
        name: 'inline',
        filter_chain_match: { server_names: ['inline.example.com'] },
        ...tlsSocket({
          disable_stateless_session_resumption: true,
          common_tls_context: {
            tls_certificates: [
              {
                certificate_chain: { inline_string: certificates.leaf.chain },
                private_key: { inline_string: certificates.leaf.key },
              },
            ],
            validation_context: {
              trusted_ca: { filename: '$DIR/ca.pem' },
              trust_chain_verification: 'ACCEPT_UNTRUSTED',
            },
          },
        }),
        filters: [tcpTo('shop')],
      },
      {
        name: 'file',
        filter_chain_match: { server_names: ['file.example.com'] },
        ...tlsSocket({ common_tls_context: { tls_certificate_sds_secret_configs: [{ name: 'from-file' }] } }),
        filters: [tcpTo('shop')],
      },
    ],
  }),
];

/** Its certificate never comes. */
export const waitingListener = (): object =>
  listener('waits-for-secret', 7011, {
    filter_chains: [
      {
        ...tlsSocket({
          common_tls_context: {
            tls_certificate_sds_secret_configs: [{ name: 'kubernetes://gone', sds_config: never() }],
          },
        }),
        filters: [tcpTo('shop')],
      },
    ],
  });

const secret = (name: string, content: object): object => ({ '@type': `${TLS}.Secret`, name, ...content });

const certificate = ({ chain, key }: { readonly chain: string; readonly key: string }): object => ({
  tls_certificate: {
    // istiod sends bytes, not text.
    certificate_chain: { inline_bytes: Buffer.from(chain).toString('base64') },
    private_key: { inline_bytes: Buffer.from(key).toString('base64') },
  },
});

/** 80 bytes, as a ticket key must have. */
const ticketKey = { inline_bytes: Buffer.from('ticket-key'.padEnd(80, '.')).toString('base64') };

/** One file per secret: Envoy reads one secret from each. */
export const secretFiles = ({
  leaf,
  wildcard,
  expired,
  ca,
}: Certificates): Readonly<Record<string, string>> => ({
  'sds-shop.json': response('sds-1', [secret('kubernetes://shop-cert', certificate(leaf))]),
  'sds-wild.json': response('sds-2', [secret('kubernetes-gateway://edge/wild-cert', certificate(wildcard))]),
  'sds-old.json': response('sds-3', [secret('kubernetes://old-cert', certificate(expired))]),
  'sds-ca.json': response('sds-4', [
    secret('kubernetes://shop-cert-cacert', {
      validation_context: { trusted_ca: { inline_bytes: Buffer.from(ca).toString('base64') } },
    }),
  ]),
  'sds-tickets.json': response('sds-5', [
    secret('ticket-keys', { session_ticket_keys: { keys: [ticketKey, ticketKey] } }),
  ]),
  'sds-token.json': response('sds-6', [
    secret('api-token', { generic_secret: { secret: { inline_string: 'canary-generic-secret' } } }),
  ]),
  'ca.pem': ca,
  'leaf.pem': leaf.chain,
  'leaf.key': leaf.key,
});

export const staticSecrets = (): readonly object[] => [
  {
    name: 'from-file',
    tls_certificate: {
      certificate_chain: { filename: '$DIR/leaf.pem' },
      private_key: { filename: '$DIR/leaf.key' },
    },
  },
  { name: 'unused', generic_secret: { secret: { inline_string: 'canary-unused-secret' } } },
];

/** A cluster that shows a client certificate and checks the server's. */
export const cluster = (): object => ({
  name: 'shop',
  connect_timeout: '1s',
  type: 'STATIC',
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      '@type': `${ENVOY}.extensions.upstreams.http.v3.HttpProtocolOptions`,
      explicit_http_config: { http2_protocol_options: {} },
    },
  },
  transport_socket: {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': `${TLS}.UpstreamTlsContext`,
      sni: 'shop.internal',
      auto_sni_san_validation: true,
      common_tls_context: {
        tls_certificate_sds_secret_configs: [sds('kubernetes://shop-cert', 'sds-shop.json')],
        validation_context_sds_secret_config: sds('kubernetes://shop-cert-cacert', 'sds-ca.json'),
      },
    },
  },
  load_assignment: { cluster_name: 'shop', endpoints: [] },
});
