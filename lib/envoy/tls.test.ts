import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { Raw } from './raw';
import { listenersFixture } from './testing/fixtures';
import { dumpOf, listenerIn, named } from './testing/read';
import { readDownstreamTls, readUpstreamTls } from './tls';

const dump = dumpOf(listenersFixture('dump'));
const chains = listenerIn(dump, 'secure', 'active').filterChains;
const tlsOf = (name: string) => named(chains, name).tls;

const TLS = 'x/envoy.extensions.transport_sockets.tls.v3.';

function downstream(fields: JsonObject) {
  const raw = Raw.root({ typed_config: { '@type': `${TLS}DownstreamTlsContext`, ...fields } });
  return { tls: readDownstreamTls(raw), notices: raw.notices.list };
}

describe('a TLS context of a real listener', () => {
  it('is read whole', () => {
    expect(tlsOf('full')).toMatchObject({
      secretNames: [
        'kubernetes://shop-cert',
        'kubernetes-gateway://edge/wild-cert',
        'kubernetes://shop-cert-cacert',
        'ticket-keys',
      ],
      certificates: [
        { kind: 'sds', name: 'kubernetes://shop-cert' },
        { kind: 'sds', name: 'kubernetes-gateway://edge/wild-cert' },
      ],
      validation: {
        secretName: 'kubernetes://shop-cert-cacert',
        context: {
          trustedCa: { kind: 'none' },
          subjectAltNames: [
            { type: 'URI', match: { kind: 'prefix', value: 'spiffe://cluster.local/' } },
            { type: 'DNS', match: { kind: 'exact', value: 'client.example.com' } },
          ],
          pinnedCertificates: 1,
          pinnedKeys: 0,
          maxDepth: 3,
          acceptsUntrusted: false,
        },
      },
      alpn: ['h2', 'http/1.1'],
      minVersion: 'TLSv1_2',
      maxVersion: 'TLSv1_3',
      cipherSuites: ['ECDHE-RSA-AES128-GCM-SHA256'],
      ecdhCurves: ['X25519', 'P-256'],
      signatureAlgorithms: ['rsa_pss_rsae_sha256'],
      keyLog: '/etc/envoy/keys.log',
      isQuic: false,
      requireClientCertificate: true,
      inlineCertificate: false,
      sessionTickets: { kind: 'sds', name: 'ticket-keys' },
      sessionCache: false,
      sessionTimeout: '600s',
      ocspPolicy: 'STRICT_STAPLING',
      prefersClientCiphers: true,
      scansAllCertificates: true,
    });
  });

  it('has its certificate inline, and its CA in a file', () => {
    expect(tlsOf('inline')).toMatchObject({
      inlineCertificate: true,
      secretNames: [],
      certificates: [{ kind: 'inline', chain: { kind: 'inline', encoding: 'text' } }],
      validation: {
        secretName: null,
        context: { trustedCa: { kind: 'file', path: '/etc/envoy/ca.pem' }, acceptsUntrusted: true },
      },
      sessionTickets: { kind: 'off' },
    });
  });

  it('is found inside QUIC', () => {
    const [chain] = listenerIn(dump, 'quic', 'active').filterChains;
    expect(chain?.tls).toMatchObject({
      isQuic: true,
      secretNames: ['kubernetes://shop-cert'],
      sessionTickets: { kind: 'own' },
    });
  });

  it('of a cluster says what it shows and whom it trusts', () => {
    const { configs } = listenersFixture('dump') as { readonly configs: readonly JsonObject[] };
    const clusters = configs.find((section) => String(section['@type']).endsWith('ClustersConfigDump'));
    const socket = Raw.root(clusters ?? null)
      .at('static_clusters')
      .items()[0]
      ?.at('cluster')
      .at('transport_socket');
    expect(socket === undefined ? null : readUpstreamTls(socket)).toMatchObject({
      sni: 'shop.internal',
      autoSniSanValidation: true,
      autoHostSni: false,
      allowsRenegotiation: false,
      maxSessionKeys: null,
      secretNames: ['kubernetes://shop-cert', 'kubernetes://shop-cert-cacert'],
      minVersion: null,
    });
  });
});

describe('a TLS context', () => {
  it('may have its certificate from elsewhere', () => {
    const { tls } = downstream({
      common_tls_context: {
        tls_certificate_provider_instance: { instance_name: 'spire' },
        custom_tls_certificate_selector: { name: 'on-demand' },
        tls_certificates: [{ certificate_chain: { environment_variable: 'CERT' } }],
      },
    });
    expect(tls?.certificates).toMatchObject([
      { kind: 'provider', name: 'spire' },
      { kind: 'provider', name: 'on-demand' },
      { kind: 'inline', chain: { kind: 'environment', variable: 'CERT' } },
    ]);
  });

  it('reads names without a type, and counts keys that it never shows', () => {
    const { tls } = downstream({
      session_ticket_keys: { keys: [{ inline_bytes: 'x' }, { inline_bytes: 'y' }] },
      common_tls_context: {
        validation_context: { match_subject_alt_names: [{ exact: 'a' }], system_root_certs: {}, crl: {} },
      },
    });
    expect(tls?.sessionTickets).toEqual({ kind: 'inline', keys: 2 });
    expect(tls?.validation.context).toMatchObject({
      subjectAltNames: [{ type: '', match: { kind: 'exact', value: 'a' } }],
      systemRoots: true,
      hasRevocationList: true,
    });
  });

  it('notes fields that are new, at each level', () => {
    const { notices } = downstream({
      new_downstream: 1,
      common_tls_context: { new_common: 1, validation_context: { new_validation: 1 } },
    });
    expect(notices.map(({ subject }) => subject)).toEqual(['new_downstream', 'new_common', 'new_validation']);
  });

  it('survives wrong types', () => {
    const { tls } = downstream({
      require_client_certificate: 'yes',
      common_tls_context: {
        tls_params: [],
        alpn_protocols: 'h2',
        tls_certificates: { a: 1 },
        validation_context: { trusted_ca: 'x', max_verify_depth: {} },
      },
    });
    expect(tls).toMatchObject({ requireClientCertificate: false, alpn: [], certificates: [] });
    expect(tls?.validation.context).toMatchObject({ trustedCa: { kind: 'none' }, maxDepth: null });
  });
});
