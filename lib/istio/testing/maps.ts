import { attachmentMap } from '../attachment-map';
import type { AttachmentMap } from '../map-model';
import {
  configOf,
  destinationRule,
  gateway,
  ingressWith,
  type Lists,
  object,
  server,
  service,
  virtualService,
} from './objects';

/** Maps for the tests of this room, made by the engine itself. */
export function mapOf(lists: Lists): AttachmentMap {
  return attachmentMap(configOf(ingressWith(lists)));
}

const to = (host: string, subset?: string, weight?: number) => ({
  destination: { host, ...(subset === undefined ? {} : { subset }) },
  ...(weight === undefined ? {} : { weight }),
});

const SHOP = { hosts: ['shop.example.com'], gateways: ['shop-gateway'] };

/** One Gateway with a healthy, a canary, a broken and a misspelt route; one Gateway that selects nothing. */
export function shopMap(): AttachmentMap {
  const slice = object(
    { name: 'cart-1', labels: { 'kubernetes.io/service-name': 'cart' } },
    { endpoints: [{ addresses: ['10.0.0.1'] }] },
  );
  return mapOf({
    endpointSlices: [slice],
    services: [service({ name: 'cart' })],
    pods: ['v1', 'v2'].map((version) =>
      object(
        { name: `cart-${version}`, labels: { app: 'cart', version } },
        { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } },
      ),
    ),
    destinationRules: [
      destinationRule({ name: 'cart' }, 'cart', { v1: { version: 'v1' }, v2: { version: 'v2' } }),
    ],
    gateways: [
      gateway({ name: 'shop-gateway', created: '2024-01-01T00:00:00Z' }, [
        server(80, 'HTTP', ['shop.example.com']),
        server(443, 'HTTPS', ['shop.example.com'], { mode: 'SIMPLE', credentialName: 'shop' }),
      ]),
      gateway({ name: 'staging' }, [server(80, 'HTTP', ['*'])], { istio: 'staging' }),
    ],
    virtualServices: [
      virtualService(
        { name: 'api', created: '2025-01-01T00:00:00Z' },
        { ...SHOP, http: [{ route: [to('cart', 'v1', 90), to('cart', 'v2', 10)] }] },
      ),
      virtualService(
        { name: 'gifts', created: '2025-02-01T00:00:00Z' },
        { ...SHOP, http: [{ route: [to('gone')] }] },
      ),
      virtualService(
        { name: 'checkout', created: '2025-03-01T00:00:00Z' },
        { ...SHOP, gateways: ['shop-gatway'] },
      ),
      virtualService({ name: 'preview', created: '2025-04-01T00:00:00Z' }, { ...SHOP, exportTo: ['.'] }),
      virtualService(
        { name: 'inner', created: '2025-05-01T00:00:00Z' },
        { hosts: ['cart'], gateways: ['mesh'] },
      ),
    ],
  });
}

/** Many healthy routes of several namespaces on one Gateway. */
export function wideMap(perNamespace: number, namespaces: number): AttachmentMap {
  return mapOf({
    gateways: [gateway({ name: 'public' }, [server(80, 'HTTP', ['*'])])],
    endpointSlices: [],
    services: Array.from({ length: namespaces }, (_, n) => service({ namespace: `team-${n}`, name: 'web' })),
    virtualServices: Array.from({ length: namespaces * perNamespace }, (_, i) => {
      const namespace = `team-${i % namespaces}`;
      const http = [{ redirect: { uri: '/x' } }];
      return virtualService({ namespace, name: `r${i}` }, { hosts: ['*'], gateways: ['shop/public'], http });
    }),
  });
}
