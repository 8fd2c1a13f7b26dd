/** Five teams behind one ingress: what the embedded demo shows, the usual mistakes among it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifests } from '../kube-client.ts';
import type { KubeObject } from '../kube-types.ts';
import type { Scenario, TlsSecret } from './scenario.ts';
import { manifestFolder } from './scenario.ts';

const SECRETS: readonly TlsSecret[] = [
  {
    namespace: 'istio-system',
    name: 'shop-tls',
    hosts: ['shop.example.com', 'www.shop.example.com'],
    days: 200,
  },
  // Somebody should renew this one.
  { namespace: 'istio-system', name: 'shop-api-tls', hosts: ['api.shop.example.com'], days: 9 },
  { namespace: 'istio-system', name: 'bookinfo-tls', hosts: ['bookinfo.example.com'], days: 90 },
  {
    namespace: 'istio-system',
    name: 'admin-tls',
    hosts: ['admin.platform.example.com'],
    days: 60,
    clientCa: true,
  },
  { namespace: 'platform', name: 'edge-tls', hosts: ['partners.edge.example.com'], days: 30 },
];

export const demo: Scenario = {
  load: async ({ modules, tlsSecret }) => [
    [
      ...manifestFolder('shared'),
      ...manifestFolder('demo'),
      ...bookinfo(modules.istio),
      ...(await Promise.all(SECRETS.map(tlsSecret))),
    ],
    manifestFolder('demo-younger'),
  ],
};

/** Istio's own sample, in a namespace of its own and behind the shared Gateway instead of its own. */
function bookinfo(istio: string): readonly KubeObject[] {
  const sample = join(istio, 'samples/bookinfo');
  const read = (file: string): readonly KubeObject[] =>
    parseManifests(readFileSync(join(sample, file), 'utf8'));
  const entrance = read('networking/bookinfo-gateway.yaml')
    .filter((object) => object.kind === 'VirtualService')
    .map((service) => ({
      ...service,
      spec: { ...spec(service), hosts: ['bookinfo.example.com'], gateways: ['platform/public'] },
    }));
  return [
    ...read('platform/kube/bookinfo.yaml'),
    ...read('networking/destination-rule-all.yaml'),
    ...read('networking/virtual-service-reviews-90-10.yaml'),
    ...entrance,
  ].map((object) => ({ ...object, metadata: { ...object.metadata, namespace: 'bookinfo' } }));
}

// Boundary: a sample of the pinned Istio module.
const spec = (object: KubeObject): object => object['spec'] as object;
