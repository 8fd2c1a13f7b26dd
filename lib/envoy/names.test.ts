import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClusterName } from './names';

describe('parseClusterName', () => {
  it('takes Istio’s names apart', () => {
    expect(parseClusterName('outbound|8000|v1|httpbin.default.svc.cluster.local')).toEqual({
      direction: 'outbound',
      port: 8000,
      subset: 'v1',
      host: 'httpbin.default.svc.cluster.local',
    });
    expect(parseClusterName('outbound_.8000_._.httpbin.default.svc.cluster.local')).toEqual({
      direction: 'outbound',
      port: 8000,
      subset: '',
      host: 'httpbin.default.svc.cluster.local',
    });
    expect(parseClusterName('inbound|8080||')).toEqual({
      direction: 'inbound',
      port: 8080,
      subset: '',
      host: '',
    });
    expect(parseClusterName('inbound-vip|80|http|a.b')).toMatchObject({
      direction: 'inbound-vip',
      subset: 'http',
    });
    expect(parseClusterName('outbound|||a.b')?.port).toBeNull();
  });

  it('leaves other names alone', () => {
    for (const name of [
      '',
      'PassthroughCluster',
      'xds-grpc',
      'a|b|c|d',
      'outbound|x||h',
      'outbound|80|h',
      'outbound|80||h|x',
    ]) {
      expect(parseClusterName(name), name).toBeNull();
    }
  });

  it('takes apart whatever was put together', () => {
    const part = fc.stringMatching(/^[a-z0-9.*-]{0,20}$/);
    fc.assert(
      fc.property(fc.constantFrom('|', '_.'), fc.nat(65_535), part, part, (separator, port, subset, host) => {
        const name = ['outbound', port, subset, host].join(separator);
        expect(parseClusterName(name)).toEqual({ direction: 'outbound', port, subset, host });
      }),
    );
  });
});
