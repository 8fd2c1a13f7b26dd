import { describe, expect, it } from 'vitest';
import { listenersFixture } from '@/lib/envoy/testing/fixtures';
import { dumpOf, listenerIn, named } from '@/lib/envoy/testing/read';
import { connectionEntries, listenerEntries } from './connection-words';
import { tlsEntries, type WordEntry } from './tls-words';

const dump = dumpOf(listenersFixture('dump'));
const active = (name: string) => listenerIn(dump, name, 'active');

/** Lines that are shown. */
const shown = (entries: readonly WordEntry[]) =>
  Object.fromEntries(entries.filter(([, text]) => text !== ''));

describe('a TLS context in words', () => {
  const tlsOf = (name: string) => {
    const { tls } = named(active('secure').filterChains, name);
    if (tls === null) throw new Error('no TLS');
    return tls;
  };

  it('leaves out what is Envoy’s default', () => {
    expect(shown(tlsEntries(tlsOf('expired')))).toEqual({});
  });

  it('says everything that is set', () => {
    expect(shown(tlsEntries(tlsOf('full')))).toEqual({
      'Client certificate': 'required',
      'Offers ALPN': 'h2, http/1.1',
      'TLS versions': 'TLS 1.2 to TLS 1.3',
      'Cipher suites': 'ECDHE-RSA-AES128-GCM-SHA256',
      Curves: 'X25519, P-256',
      Signatures: 'rsa_pss_rsae_sha256',
      'Session tickets': 'with keys of the secret ticket-keys',
      'Session cache': 'off',
      'Session timeout': '600 s',
      OCSP: 'strict stapling',
      Ciphers: 'the client’s order',
      'Unknown SNI': 'all certificates are tried',
      'Key log': '/etc/envoy/keys.log',
      'Peer’s name': 'URI starting with spiffe://cluster.local/, or DNS = client.example.com',
      Pinned: '1 certificate',
      Chain: 'at most 3 above the leaf',
    });
  });

  it('does not call a certificate verified where no CA is named', () => {
    expect(shown(tlsEntries(tlsOf('inline')))).toMatchObject({
      'Client certificate': 'verified when the client shows one',
      'Untrusted peers': expect.stringContaining('let through'),
      'Session tickets': 'off: no stateless resumption',
    });
    const open = { ...tlsOf('full'), validation: { secretName: null, context: null } };
    expect(shown(tlsEntries(open))['Client certificate']).toContain('not verified');
  });
});

describe('a connection manager in words', () => {
  it('says everything that is set', () => {
    const [chain] = active('tuned').filterChains;
    if (chain?.http === null || chain?.http === undefined) throw new Error('no manager');
    expect(shown(connectionEntries(chain.http.settings))).toEqual({
      Codec: 'HTTP2',
      'Client address':
        'the address of the connection, behind 2 trusted proxies, x-forwarded-for not appended to',
      Internal: '10.0.0.0/8',
      Path: 'normalised, slashes merged, escaped slashes: unescape and redirect',
      Host: 'port cut, trailing dot cut',
      Scheme: 'always https',
      Timeouts:
        'idle connection 900 s, connection 3600 s, idle stream 30 s, stream 60 s, request 20 s, request headers 10 s, drain 7 s, delayed close none',
      Upgrades: 'websocket, CONNECT off with 1 filter of its own',
      Headers: 'at most 96 KiB',
      Underscores: 'reject request',
      'Server header': 'edge, pass through',
      'Client certificate': 'header: sanitize set',
      'Request id': 'not made',
      Via: 'edge',
      'Local replies': 'Envoy’s own answers are rewritten by 1 rule',
      'Access log': 'stdout',
      Tracing: expect.stringContaining('zipkin'),
    });
  });

  it('leaves out what is Envoy’s default, but for the client’s address', () => {
    const [chain] = active('quic').filterChains;
    if (chain?.http === null || chain?.http === undefined) throw new Error('no manager');
    expect(shown(connectionEntries(chain.http.settings))).toEqual({
      Codec: 'HTTP3',
      'Client address': 'x-forwarded-for, as it came',
    });
  });
});

describe('a listener in words', () => {
  it('says everything that is set', () => {
    expect(shown(listenerEntries(active('tuned').settings))).toEqual({
      Buffer: '33 kB a connection',
      'Reuse port': 'off: the workers share one socket',
      'Connection balance': 'exact',
      Drains: 'when changed or removed only, not by a failed health check',
      Backlog: '64',
      'Accepts at once': '4',
      Socket: 'freebind, 1 socket option',
      Limits: 'not counted against the global connection limit, past the overload manager',
      'Stat prefix': 'tuned',
      'Access log': 'stdout',
    });
    expect(shown(listenerEntries(active('skipping').settings))).toEqual({
      'Listener filters’ timeout': '5 s, then goes on with what is known',
    });
    expect(shown(listenerEntries(active('inside').settings))['Transport']).toContain('inside Envoy');
    expect(shown(listenerEntries(active('criteria').settings))).toEqual({});
  });
});
