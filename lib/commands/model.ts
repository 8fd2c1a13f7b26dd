import type { ObjectRef } from '@/lib/istio/model';

/** What is on screen; the lines that would show the same follow from it. */
export type CommandSubject =
  | {
      readonly show: 'overview' | 'listeners' | 'routes' | 'clusters' | 'endpoints' | 'secrets' | 'dump';
    }
  | { readonly show: 'map' }
  | { readonly show: 'listener'; readonly port: number | null; readonly address: string | null }
  | { readonly show: 'route-config'; readonly name: string }
  | {
      readonly show: 'cluster';
      readonly name: string;
      /** Istio's name of it taken apart; null for another name. */
      readonly parts: {
        readonly direction: string;
        readonly port: number | null;
        readonly subset: string;
        readonly host: string;
      } | null;
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
