import { describe, expect, it } from 'vitest';
import { inCamelCase } from './testing/camel';
import { listenersFixture } from './testing/fixtures';
import { ANY_MATCH } from './testing/make';
import { dumpOf, first, listenerIn } from './testing/read';

describe('listeners of a real dump of every kind', () => {
  const every = dumpOf(listenersFixture('dump'));
  const active = (name: string) => listenerIn(every, name, 'active');

  it('stand in every state, a refusal once and in Envoy’s words', () => {
    expect(
      every.listeners.filter(({ state }) => state !== 'active').map(({ name, state }) => [name, state]),
    ).toEqual([
      ['changing', 'draining'],
      ['waits-for-secret', 'warming'],
      ['refused', 'rejected'],
    ]);
    const refused = listenerIn(every, 'refused', 'rejected');
    expect(refused.error?.details).toContain('contains unimplemented fields');
    expect(first(refused.filterChains).match.unsupported).toEqual(['address_suffix', 'suffix_len']);
    expect(listenerIn(every, 'changing', 'draining').version).toBe('lds-1');
    expect(active('changing').version).toBe('lds-2');
  });

  it('are reached in every way', () => {
    const transports = ['tuned', 'udp', 'quic', 'inside'].map((name) => active(name).settings.transport);
    expect(transports).toEqual(['tcp', 'udp', 'quic', 'internal']);
    expect(first(active('udp').addresses)).toMatchObject({ protocol: 'UDP' });
  });

  it('have every criterion of a chain', () => {
    const [all, rest] = active('criteria').filterChains;
    expect(all).toMatchObject({ name: 'all', handshakeTimeout: '3s' });
    expect(all?.match).toEqual({
      destinationPort: 443,
      prefixRanges: ['10.1.0.0/16'],
      serverNames: ['a.example.com'],
      transportProtocol: 'tls',
      applicationProtocols: ['h2', 'http/1.1'],
      directSourcePrefixRanges: ['192.0.2.0/24'],
      sourceType: 'SAME_IP_OR_LOOPBACK',
      sourcePrefixRanges: ['198.51.100.0/24'],
      sourcePorts: [1234, 4321],
      unsupported: [],
    });
    expect(rest?.match).toEqual(ANY_MATCH);
  });

  it('have settings, each away from its default', () => {
    expect(active('tuned')).toMatchObject({
      bindToPort: true,
      addresses: [{ address: '127.0.0.1' }, { address: '127.0.0.2' }],
      settings: {
        statPrefix: 'tuned',
        bufferLimitBytes: 32768,
        reusePort: false,
        connectionBalance: 'exact',
        drainType: 'MODIFY_ONLY',
        freebind: true,
        transparent: false,
        backlog: 64,
        acceptsPerEvent: 4,
        ignoresGlobalLimit: true,
        bypassesOverloadManager: true,
        socketOptions: 1,
        accessLogs: [{ type: 'envoy.extensions.access_loggers.stream.v3.StdoutAccessLog' }],
        chainsByDiscovery: false,
      },
    });
    expect(active('skipping')).toMatchObject({
      useOriginalDst: true,
      settings: { filtersTimeout: '5s', continuesOnTimeout: true, reusePort: null, accessLogs: [] },
    });
  });

  it('have connection managers, each setting away from its default', () => {
    expect(first(active('tuned').filterChains).http?.settings).toEqual({
      codec: 'HTTP2',
      serverName: 'edge',
      serverHeader: 'PASS_THROUGH',
      useRemoteAddress: true,
      xffNumTrustedHops: 2,
      skipXffAppend: true,
      originalIpDetection: [],
      internalRanges: ['10.0.0.0/8'],
      normalizePath: true,
      mergeSlashes: true,
      escapedSlashes: 'UNESCAPE_AND_REDIRECT',
      stripPort: 'any',
      stripTrailingDot: true,
      schemeOverwrite: 'https',
      timeouts: {
        idle: '900s',
        maxConnection: '3600s',
        maxStream: '60s',
        streamIdle: '30s',
        request: '20s',
        requestHeaders: '10s',
        drain: '7s',
        delayedClose: '0s',
      },
      maxHeadersKb: 96,
      underscores: 'REJECT_REQUEST',
      upgrades: [
        { type: 'websocket', enabled: true, ownFilters: 0 },
        { type: 'CONNECT', enabled: false, ownFilters: 1 },
      ],
      localReplyMappers: 1,
      accessLogs: [
        {
          name: 'envoy.access_loggers.stdout',
          type: 'envoy.extensions.access_loggers.stream.v3.StdoutAccessLog',
        },
      ],
      tracing: 'envoy.tracers.zipkin',
      clientCertificateHeader: 'SANITIZE_SET',
      generatesRequestId: false,
      via: 'edge',
    });
  });

  it('are the same in istioctl’s spelling', () => {
    const withoutPointers = (value: unknown) =>
      JSON.stringify(value, (key, part: unknown) => (key === 'pointer' ? undefined : part));
    const camel = dumpOf(inCamelCase(listenersFixture('dump')));
    expect(withoutPointers(camel.listeners)).toBe(withoutPointers(every.listeners));
    expect(withoutPointers(camel.secrets)).toBe(withoutPointers(every.secrets));
  });

  it('leave no notice', () => {
    expect(every.notices).toEqual([]);
  });
});
