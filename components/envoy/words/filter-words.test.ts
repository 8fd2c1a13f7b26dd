import { describe, expect, it } from 'vitest';
import type { Filter } from '@/lib/envoy/model';
import { filterOf } from '@/lib/envoy/testing/make';
import { filterWords, mayAnswerCount, shortFilterName } from './filter-words';

const filter = (name: string, type: string, disabled = false): Filter => filterOf({ name, type, disabled });
const EXT = 'envoy.extensions.filters.http';

describe('filterWords', () => {
  it('decides by type, because an EnvoyFilter may choose any name', () => {
    expect(filterWords(filter('my-guard', `${EXT}.ext_authz.v3.ExtAuthz`))).toEqual({
      name: 'my-guard',
      effect: 'may-answer',
      note: 'may deny',
    });
    expect(filterWords(filter('envoy.filters.http.router', `${EXT}.router.v3.Router`)).effect).toBe('ends');
  });

  it('never calls an unknown filter harmless', () => {
    expect(filterWords(filter('x', 'com.example.Novel')).effect).toBe('unknown');
    expect(filterWords(filter('x', '')).effect).toBe('unknown');
    expect(filterWords(filter('x', 'com.example.Config')).effect).toBe('unknown');
    expect(filterWords(filter('x', 'udpa.type.v1.TypedStruct')).effect).toBe('unknown');
  });

  it('knows what Istio wraps in a TypedStruct', () => {
    expect(filterWords(filter('istio.metadata_exchange', 'udpa.type.v1.TypedStruct')).effect).toBe('passes');
    expect(filterWords(filter('istio.stats', 'stats.PluginConfig')).effect).toBe('passes');
  });

  it('says when a filter is switched off', () => {
    expect(filterWords(filter('a', `${EXT}.lua.v3.Lua`, true)).note).toContain('off');
  });

  it('counts those that may answer first', () => {
    const strip = [
      filter('a', `${EXT}.lua.v3.Lua`),
      filter('b', `${EXT}.jwt_authn.v3.JwtAuthentication`),
      filter('c', `${EXT}.lua.v3.Lua`, true),
      filter('d', `${EXT}.router.v3.Router`),
    ];
    expect(mayAnswerCount(strip)).toBe(2);
  });
});

describe('shortFilterName', () => {
  it('cuts the path and keeps what would say too little', () => {
    expect(shortFilterName('envoy.filters.http.jwt_authn')).toBe('jwt_authn');
    expect(shortFilterName('envoy.filters.network.tcp_proxy')).toBe('tcp_proxy');
    expect(shortFilterName('envoy.filters.listener.tls_inspector')).toBe('tls_inspector');
    expect(shortFilterName('istio.stats')).toBe('istio.stats');
    expect(shortFilterName('')).toBe('(no name)');
  });
});
