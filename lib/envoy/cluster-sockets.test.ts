import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { readClusterSettings } from './cluster-settings';
import type { Setting } from './cluster-settings-model';
import { Raw } from './raw';
import { settingsFor } from './testing/upstreams';

const pairs = (settings: readonly Setting[]) => settings.map(({ field, value }) => [field, value]);
const settingsWith = (cluster: Json) => readClusterSettings(Raw.root(cluster));

describe('sockets and protocols', () => {
  it('keeps socket matches in order, with their criteria', () => {
    const { socketMatches, socket } = settingsFor('payment');
    expect(socketMatches.map(({ name, criteria }) => [name, criteria])).toEqual([
      ['tlsMode-istio', [['tlsMode', 'istio']]],
      ['tlsMode-disabled', []],
    ]);
    expect(socketMatches[0]?.socket.tls).toMatchObject({
      sni: 'outbound_.8080_._.payment.shop.svc.cluster.local',
      secretNames: ['default', 'ROOTCA'],
      minVersion: 'TLSv1_2',
      maxVersion: 'TLSv1_3',
    });
    expect(socketMatches[1]?.socket).toMatchObject({ tls: null, settings: [] });
    expect(socket).toEqual({ type: '', wrappers: [], tls: null, settings: [] });
  });

  it('unwraps sockets around a socket', () => {
    const { socket } = settingsFor('wrapped');
    expect(socket.wrappers.map(({ name, settings }) => [name, pairs(settings)])).toEqual([
      ['envoy.transport_sockets.upstream_proxy_protocol', [['config.version', 'V2']]],
      ['envoy.transport_sockets.tcp_stats', [['update_period', '5s']]],
    ]);
    expect(socket.tls).toMatchObject({ autoHostSni: true, autoSniSanValidation: true });
    expect(settingsFor('quic').socket.tls).toMatchObject({ sni: 'quic.shop.example.com' });
  });

  it('tells the protocol, typed or in the older fields', () => {
    const kinds = ['http1', 'http2', 'quic', 'downstream', 'older', 'cart'].map(
      (name) => settingsFor(name).protocol.kind,
    );
    expect(kinds).toEqual(['http1', 'http2', 'http3', 'downstream', 'http2', 'default']);
    expect(settingsWith({ protocol_selection: 'USE_DOWNSTREAM_PROTOCOL' }).protocol.kind).toBe('downstream');
    const options = { 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': { auto_config: {} } };
    expect(settingsWith({ typed_extension_protocol_options: options }).protocol.kind).toBe('auto');
  });

  it('shows every option, but not those that only name the protocol', () => {
    const { protocol } = settingsFor('http2');
    expect(protocol).toMatchObject({ autoSni: true, autoSanValidation: true });
    expect(protocol.httpFilters.map(({ name }) => name)).toEqual(['envoy.filters.http.upstream_codec']);
    expect(pairs(protocol.settings)).toContainEqual([
      'explicit_http_config.http2_protocol_options.connection_keepalive.interval_jitter',
      '15 %',
    ]);
    expect(pairs(settingsFor('http1').protocol.settings)).toEqual([
      ['explicit_http_config.http_protocol_options.accept_http_10', true],
    ]);
    expect(settingsFor('http1').protocol.others).toMatchObject([{ settings: [{ field: 'idle_timeout' }] }]);
    expect(settingsFor('downstream').protocol.settings).toEqual([]);
    expect(pairs(settingsFor('older').protocol.settings)).toEqual([
      ['http2_protocol_options.max_concurrent_streams', 7],
    ]);
  });
});
