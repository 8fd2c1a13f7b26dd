import type { ObjectRef } from '@/lib/istio/model';

/** What is on screen; the lines that would show the same follow from it. */
export type CommandSubject =
  | {
      readonly show:
        | 'overview'
        | 'bootstrap'
        | 'listeners'
        | 'routes'
        | 'clusters'
        | 'endpoints'
        | 'secrets'
        | 'dump';
    }
  | { readonly show: 'map' }
  | {
      readonly show: 'listener';
      readonly name: string;
      /** Not by LDS: it stands in another list of the dump. */
      readonly isStatic: boolean;
      readonly port: number | null;
      readonly address: string | null;
    }
  | {
      readonly show: 'secret';
      readonly name: string;
      /** List of the dump that has it; null where it is in none. */
      readonly list: 'static_secrets' | 'dynamic_active_secrets' | 'dynamic_warming_secrets' | null;
      /** The Kubernetes object that it comes from; null where it comes from elsewhere, or its place is not known. */
      readonly object: {
        readonly resource: 'secret' | 'configmap';
        readonly namespace: string;
        readonly name: string;
        readonly isCa: boolean;
      } | null;
    }
  | {
      readonly show: 'route-config';
      readonly name: string;
      /** List of the dump that has it; null where it stands in a scope. */
      readonly list: 'static_route_configs' | 'dynamic_route_configs' | null;
      /** The Kubernetes object that made the route on screen. */
      readonly object: ObjectRef | null;
    }
  | {
      readonly show: 'cluster';
      readonly name: string;
      /** List of the config dump that holds it. */
      readonly list: 'static_clusters' | 'dynamic_active_clusters' | 'dynamic_warming_clusters';
      /** DestinationRule that shaped it; null without one. */
      readonly object: ObjectRef | null;
      /** Istio's name of it taken apart; null for another name. */
      readonly parts: {
        readonly direction: string;
        readonly port: number | null;
        readonly subset: string;
        readonly host: string;
      } | null;
    }
  | {
      readonly show: 'endpoint';
      readonly cluster: string;
      /** IP and port; null for another kind of address. */
      readonly address: { readonly ip: string; readonly port: number | null } | null;
      /** Pod behind it; null when it is not known. */
      readonly object: ObjectRef | null;
    }
  /** An admin path that Gatescope itself reads, e.g. `/server_info`. */
  | { readonly show: 'admin'; readonly path: string }
  | { readonly show: 'object'; readonly ref: ObjectRef };

/** Where the snapshot came from, as far as a command must know. */
export type CommandTarget =
  | {
      readonly kind: 'pod';
      /** kubeconfig context; null for the current one. */
      readonly context: string | null;
      readonly namespace: string;
      readonly pod: string;
    }
  | { readonly kind: 'cluster'; readonly context: string | null }
  | { readonly kind: 'url'; readonly origin: string }
  | { readonly kind: 'file'; readonly name: string };

/** One line to paste into a shell. */
export interface CommandLine {
  /** The program: `kubectl`, `curl`, `istioctl`. Two lines of one program get a word more. */
  readonly label: string;
  readonly text: string;
}
