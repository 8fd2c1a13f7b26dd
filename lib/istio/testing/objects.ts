import type { Json, JsonObject } from '@/lib/core/json';
import { LIST, type ListName } from '../lists';
import type { AttachmentMap, MapAttachment, MapRoute } from '../map-model';
import type { IstioConfig } from '../model';
import { readIstioConfig } from '../read-config';

/** Objects as an API server gives them, for the tests of this room and of those that build on it. */
interface Meta {
  readonly namespace?: string;
  readonly name?: string;
  readonly created?: string;
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
}

export function object(meta: Meta, rest: JsonObject = {}): JsonObject {
  return {
    metadata: {
      namespace: meta.namespace ?? 'shop',
      name: meta.name ?? 'thing',
      uid: `uid-${meta.name ?? 'thing'}`,
      creationTimestamp: meta.created ?? '2026-01-01T00:00:00Z',
      labels: meta.labels ?? {},
      annotations: meta.annotations ?? {},
    },
    ...rest,
  };
}

export const INGRESS_LABELS = { app: 'istio-ingressgateway', istio: 'ingressgateway' } as const;

/** A router pod of the workload `istio-ingressgateway` in `istio-ingress`. */
export function ingressPod(meta: Meta = {}, spec: JsonObject = {}): JsonObject {
  return object(
    { namespace: 'istio-ingress', name: 'istio-ingressgateway-a', labels: INGRESS_LABELS, ...meta },
    {
      spec: {
        containers: [
          {
            name: 'istio-proxy',
            image: 'proxyv2',
            args: ['proxy', 'router'],
            ports: [{ containerPort: 8080 }],
          },
        ],
        ...spec,
      },
      status: { phase: 'Running', podIP: '10.0.0.1', conditions: [{ type: 'Ready', status: 'True' }] },
    },
  );
}

/** Its Service: 80 → 8080, 443 → 8443. */
export function ingressService(meta: Meta = {}, spec: JsonObject = {}): JsonObject {
  return object(
    { namespace: 'istio-ingress', name: 'istio-ingressgateway', ...meta },
    {
      spec: {
        type: 'LoadBalancer',
        selector: INGRESS_LABELS,
        ports: [
          { name: 'http2', port: 80, targetPort: 8080, protocol: 'TCP' },
          { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' },
        ],
        ...spec,
      },
    },
  );
}

export function server(
  port: number,
  protocol: string,
  hosts: readonly string[],
  tls?: JsonObject,
): JsonObject {
  const base = { port: { number: port, name: `${protocol.toLowerCase()}-${port}`, protocol }, hosts };
  return tls === undefined ? base : { ...base, tls };
}

export function gateway(
  meta: Meta,
  servers: readonly Json[],
  selector: Json = { istio: 'ingressgateway' },
): JsonObject {
  return object(meta, { spec: { selector, servers } });
}

export function virtualService(meta: Meta, spec: JsonObject): JsonObject {
  return object(meta, { spec: { http: [{ route: [{ destination: { host: 'web' } }] }], ...spec } });
}

/** A DestinationRule with the labels of each of its subsets. */
export function destinationRule(
  meta: Meta,
  host: string,
  subsets: Readonly<Record<string, JsonObject>>,
): JsonObject {
  const listed = Object.entries(subsets).map(([name, labels]) => ({ name, labels }));
  return object(meta, { spec: { host, subsets: listed } });
}

export function service(meta: Meta): JsonObject {
  return object(meta, {
    spec: { selector: { app: meta.name ?? '' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
}

export type Lists = Partial<Record<keyof typeof LIST, readonly Json[]>>;

/** A configuration of these objects; every list counts as read but those in `unread`. */
export function configOf(lists: Lists, unread: readonly (keyof typeof LIST)[] = []): IstioConfig {
  return readIstioConfig(documentsOf(lists, unread)).config;
}

export function documentsOf(
  lists: Lists,
  unread: readonly (keyof typeof LIST)[] = [],
): ReadonlyMap<ListName, Json> {
  const names = (Object.keys(LIST) as (keyof typeof LIST)[]).filter((name) => !unread.includes(name));
  return new Map(names.map((name) => [LIST[name], { kind: 'List', items: lists[name] ?? [] }]));
}

/** The pods and the Service of one ingress gateway, with whatever else a test adds. */
export function ingressWith(lists: Lists): Lists {
  return {
    ...lists,
    pods: [ingressPod(), ...(lists.pods ?? [])],
    services: [ingressService(), ...(lists.services ?? [])],
  };
}

export function routeOf(map: AttachmentMap, name: string): MapRoute {
  const found = map.routes.find((route) => route.ref.name === name);
  if (found === undefined) throw new Error(`no route ${name} in the map`);
  return found;
}

export function onlyAttachment(map: AttachmentMap, name: string): MapAttachment {
  const [attachment, ...rest] = routeOf(map, name).attachments;
  if (attachment === undefined || rest.length > 0) throw new Error(`${name} has not one attachment`);
  return attachment;
}
