import { describe, expect, it } from 'vitest';
import type { Pod, Service } from './model';
import { serviceTargets, targetPortOfServer } from './ports';
import { configOf, ingressPod, ingressService, type Lists } from './testing/objects';

function podAnd(services: NonNullable<Lists['services']>, spec = {}): readonly [Pod, readonly Service[]] {
  const config = configOf({ pods: [ingressPod({}, spec)], services });
  const [pod] = config.pods;
  if (pod === undefined) throw new Error('no pod');
  return [pod, config.services];
}

function resolve(port: number, services: NonNullable<Lists['services']>, spec = {}): number | null {
  const [pod, read] = podAnd(services, spec);
  return targetPortOfServer(port, serviceTargets(pod, read));
}

const ports = (...list: readonly (readonly [name: string, port: number, targetPort: number | string])[]) => ({
  ports: list.map(([name, port, targetPort]) => ({ name, port, targetPort })),
});

describe('target port of a Gateway server', () => {
  it('goes through the Service of the pod', () => {
    expect(resolve(80, [ingressService()])).toBe(8080);
    expect(resolve(443, [ingressService()])).toBe(8443);
  });

  it('is null when no Service has the port', () => {
    expect(resolve(9999, [ingressService()])).toBeNull();
    expect(resolve(80, [])).toBeNull();
  });

  it('ignores Services of other namespaces, other pods, and without selector', () => {
    expect(resolve(80, [ingressService({ namespace: 'elsewhere' })])).toBeNull();
    expect(resolve(80, [ingressService({}, { selector: { app: 'other' } })])).toBeNull();
    expect(resolve(80, [ingressService({}, { selector: {} })])).toBeNull();
  });

  it('takes the oldest Service that has the port', () => {
    const young = ingressService({ name: 'a', created: '2026-02-01T00:00:00Z' }, ports(['http', 80, 1111]));
    const old = ingressService({ name: 'b', created: '2026-01-01T00:00:00Z' }, ports(['http', 80, 2222]));
    expect(resolve(80, [young, old])).toBe(2222);
  });

  it('loses a second port with the same target and protocol, but not with another protocol', () => {
    const same = ingressService({}, ports(['http-a', 80, 8080], ['http-b', 81, 8080]));
    expect(resolve(81, [same])).toBeNull();
    const other = ingressService({}, ports(['http-a', 80, 8080], ['tcp-b', 81, 8080]));
    expect(resolve(81, [other])).toBe(8080);
  });

  it('resolves a named target port on the pod', () => {
    const spec = { containers: [{ name: 'istio-proxy', ports: [{ name: 'web', containerPort: 8081 }] }] };
    expect(resolve(80, [ingressService({}, ports(['http', 80, 'web']))], spec)).toBe(8081);
    expect(resolve(80, [ingressService({}, ports(['http', 80, 'none']))], spec)).toBeNull();
  });

  it('leaves ports alone where the Service opted out', () => {
    const labels = { 'experimental.istio.io/disable-gateway-port-translation': 'true' };
    expect(resolve(80, [ingressService({ labels })])).toBeNull();
  });
});
