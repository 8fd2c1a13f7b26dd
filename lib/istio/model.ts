/** One Kubernetes object, as the field names it: kind, namespace, name. */
export interface ObjectRef {
  /** One of `KIND` (kinds.ts): two APIs have a kind `Gateway`, so that of Kubernetes is `KubernetesGateway`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export interface ObjectMeta extends ObjectRef {
  readonly uid: string;
  /** RFC 3339; '' when a file gave none. Istio orders by it, then by name, then by namespace. */
  readonly createdAt: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** networking.istio.io Server */
export interface GatewayServer {
  readonly port: { readonly number: number; readonly name: string; readonly protocol: string };
  readonly hosts: readonly string[];
  readonly bind: string | null;
  readonly tls: {
    readonly mode: string;
    readonly credentialName: string | null;
    readonly httpsRedirect: boolean;
  } | null;
}

export interface Gateway {
  readonly meta: ObjectMeta;
  /** null or empty: every gateway workload. */
  readonly selector: Readonly<Record<string, string>> | null;
  readonly servers: readonly GatewayServer[];
}

export interface Destination {
  readonly host: string;
  readonly subset: string | null;
  readonly port: number | null;
  readonly weight: number | null;
}

export interface HttpRule {
  readonly name: string;
  /** One short text per `match` entry, in the object's own words: `prefix /status`. Empty: matches all. */
  readonly matches: readonly string[];
  readonly destinations: readonly Destination[];
  readonly redirect: boolean;
  readonly directResponse: boolean;
  readonly delegate: string | null;
  /** The rule narrows by gateway, port or source: a rule that Gatescope does not weigh yet. */
  readonly narrowed: boolean;
}

export interface VirtualService {
  readonly meta: ObjectMeta;
  readonly hosts: readonly string[];
  /** As written; empty means `mesh`. */
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
  readonly http: readonly HttpRule[];
  readonly tls: readonly Destination[];
  readonly tcp: readonly Destination[];
}

export interface DestinationRule {
  readonly meta: ObjectMeta;
  readonly host: string;
  readonly subsets: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** gateway.networking.k8s.io Gateway */
export interface KubernetesGateway {
  readonly meta: ObjectMeta;
  readonly className: string;
  readonly listeners: readonly {
    readonly name: string;
    readonly port: number;
    readonly protocol: string;
    readonly hostname: string | null;
    readonly allowedFrom: 'Same' | 'All' | 'Selector' | 'None';
    /** `allowedRoutes.kinds`; empty: what the protocol allows by default. */
    readonly allowedKinds: readonly string[];
    /** `Terminate` or `Passthrough`; null without a `tls` block. */
    readonly tlsMode: string | null;
    /** First `certificateRefs` entry, `namespace/name`. */
    readonly credentialName: string | null;
  }[];
  /** `spec.addresses` of type Hostname: the Services it binds to by hand. Empty: Istio deploys a Service for it. */
  readonly addresses: readonly string[];
}

export interface HttpRoute {
  readonly meta: ObjectMeta;
  readonly hostnames: readonly string[];
  readonly parents: readonly {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
    readonly sectionName: string | null;
    readonly port: number | null;
  }[];
  readonly rules: readonly HttpRule[];
  /** `status.parents[].conditions` of type Accepted/ResolvedRefs that are False: Istio's own reason. */
  readonly refusals: readonly {
    readonly type: 'Accepted' | 'ResolvedRefs';
    /** Kind, `namespace/name`, section and port, as `parentKey` (read-http-route.ts) writes them. */
    readonly parent: string;
    readonly reason: string;
    readonly message: string;
  }[];
}

export interface Service {
  readonly meta: ObjectMeta;
  readonly type: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly {
    readonly name: string;
    readonly port: number;
    readonly targetPort: string;
    readonly protocol: string;
    readonly appProtocol: string | null;
  }[];
  /** Ready and all addresses of its EndpointSlices; null when the slices could not be read. */
  readonly endpoints: { readonly ready: number; readonly total: number } | null;
}

export interface Pod {
  readonly meta: ObjectMeta;
  readonly ip: string;
  readonly ready: boolean;
  readonly phase: string;
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly ports: readonly number[];
  }[];
  /** Container ports with a name: what a named `targetPort` of a Service means on this pod. */
  readonly namedPorts: readonly { readonly name: string; readonly port: number }[];
  readonly workload: string;
  /** What the pod's Istio proxy is. Only routers get Gateways; `unknown`: no sign either way. */
  readonly proxyMode: 'router' | 'waypoint' | 'sidecar' | 'unknown';
  /** `ISTIO_META_UNPRIVILEGED_POD=true`: istiod gives it no listener below port 1024. */
  readonly unprivileged: boolean;
}

/** Every Kubernetes object of a capture that Gatescope understands. */
export interface IstioConfig {
  readonly pods: readonly Pod[];
  readonly services: readonly Service[];
  readonly gateways: readonly Gateway[];
  readonly virtualServices: readonly VirtualService[];
  readonly destinationRules: readonly DestinationRule[];
  readonly serviceEntryHosts: readonly { readonly host: string; readonly namespace: string }[];
  readonly kubernetesGateways: readonly KubernetesGateway[];
  readonly httpRoutes: readonly HttpRoute[];
  /** Lists that were read; a resource that is absent here is unknown, not empty. */
  readonly readLists: readonly string[];
}
