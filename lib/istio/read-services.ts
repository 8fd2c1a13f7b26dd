import type { JsonCursor } from './json-cursor';
import { KIND } from './kinds';
import type { Service } from './model';
import { readMeta } from './read-meta';

/** Ready and all addresses of a Service, by `namespace/name`. */
export type EndpointCounts = ReadonlyMap<string, { readonly ready: number; readonly total: number }>;

/** v1 Service. `counts` is null when the EndpointSlices were not read. */
export function readService(item: JsonCursor, counts: EndpointCounts | null): Service {
  const meta = readMeta(item, KIND.service);
  const spec = item.at('spec');
  const type = spec.at('type').text('ClusterIP');
  return {
    meta,
    type,
    selector: spec.at('selector').textMap(),
    ports: spec
      .at('ports')
      .objects()
      .map((port) => {
        const number = port.at('port').number();
        return {
          name: port.at('name').text(),
          port: number,
          targetPort: port.at('targetPort').intOrText(String(number)) || String(number),
          protocol: port.at('protocol').text('TCP'),
          appProtocol: port.at('appProtocol').textOrNull(),
        };
      }),
    endpoints:
      counts === null || type === 'ExternalName'
        ? null
        : (counts.get(`${meta.namespace}/${meta.name}`) ?? { ready: 0, total: 0 }),
  };
}

/**
 * discovery.k8s.io/v1 EndpointSlices, added up per Service. A dual-stack Service has a slice per address
 * family: an endpoint is counted once by the object that it stands for. `ready: null` means ready (API doc).
 */
export function countEndpoints(slices: readonly JsonCursor[]): EndpointCounts {
  const readiness = new Map<string, Map<string, boolean>>();
  for (const slice of slices) {
    const metadata = slice.at('metadata');
    const service = metadata.at('labels').at('kubernetes.io/service-name').text();
    if (service === '') continue;
    const key = `${metadata.at('namespace').text()}/${service}`;
    const endpoints = readiness.get(key) ?? new Map<string, boolean>();
    readiness.set(key, endpoints);
    for (const endpoint of slice.at('endpoints').objects()) {
      const ready = endpoint.at('conditions').at('ready');
      endpoints.set(identityOf(endpoint), !ready.present || ready.flag());
    }
  }
  return new Map(
    [...readiness].map(([key, endpoints]) => [
      key,
      { ready: [...endpoints.values()].filter(Boolean).length, total: endpoints.size },
    ]),
  );
}

function identityOf(endpoint: JsonCursor): string {
  const target = endpoint.at('targetRef');
  const name = target.at('name').text();
  if (name !== '') return `${target.at('kind').text()}/${target.at('namespace').text()}/${name}`;
  return endpoint.at('addresses').texts().join(',');
}
