import { describe, expect, test } from 'vitest';
import { secretOrigin } from './secrets-origin';

describe('origins', () => {
  const istio = { isIstioProxy: true, namespace: 'istio-system' };
  const of = (name: string, place = istio) => secretOrigin(name, 'active', place);

  test('are read from the names that istiod and its agent give', () => {
    const kubernetes = { kind: 'kubernetes', resource: 'Secret', isCa: false } as const;
    expect(of('kubernetes://cert')).toEqual({ ...kubernetes, namespace: 'istio-system', name: 'cert' });
    expect(of('kubernetes://ns/cert')).toEqual({ ...kubernetes, namespace: 'ns', name: 'cert' });
    expect(of('kubernetes-gateway://ns/cert-cacert')).toEqual({
      ...kubernetes,
      namespace: 'ns',
      name: 'cert',
      isCa: true,
    });
    expect(of('configmap://ns/roots')).toMatchObject({ resource: 'ConfigMap', name: 'roots' });
    expect(of('file-cert:/a/cert.pem~/a/key.pem')).toEqual({
      kind: 'files',
      paths: ['/a/cert.pem', '/a/key.pem'],
    });
    expect(of('file-root:/a/root.pem')).toEqual({ kind: 'files', paths: ['/a/root.pem'] });
    expect(of('invalid://').kind).toBe('invalid');
    expect([of('default').kind, of('ROOTCA').kind]).toEqual(['workload', 'mesh-root']);
    expect(of('anything').kind).toBe('unknown');
  });

  test('elsewhere than in Istio mean nothing', () => {
    expect(of('default', { isIstioProxy: false, namespace: 'x' }).kind).toBe('unknown');
    expect(secretOrigin('default', 'static', istio).kind).toBe('bootstrap');
  });
});
