/** The few Kubernetes shapes the stack itself reads; everything else stays opaque. */

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly creationTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly object[];
}

export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly ports?: readonly ContainerPort[];
}

export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly nodeName?: string;
  readonly containers: readonly Container[];
}

export interface Pod extends KubeObject {
  readonly spec: PodSpec;
  readonly status?: { readonly podIP?: string; readonly phase?: string };
}

export interface Deployment extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: object;
    readonly template: {
      readonly metadata: {
        readonly labels: Readonly<Record<string, string>>;
        readonly annotations?: Record<string, string>;
      };
      readonly spec: PodSpec;
    };
  };
}

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

export interface Service extends KubeObject {
  readonly spec: {
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly ServicePort[];
    readonly type?: string;
  };
}

// Boundary: objects of our own scenario files or of the API server, which checks them against its schema.
export const isDeployment = (object: KubeObject): object is Deployment => object.kind === 'Deployment';
export const isService = (object: KubeObject): object is Service => object.kind === 'Service';
export const namespaceOf = (object: KubeObject): string => object.metadata.namespace ?? 'default';
