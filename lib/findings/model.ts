import type { AttachReason } from '@/lib/istio/map-model';
import type { ObjectRef } from '@/lib/istio/model';

/** A problem, as data. Severity first, then how much it touches. */
export type Finding = { readonly severity: 'error' | 'warning' } & (
  | { readonly kind: 'listener-rejected'; readonly listener: string; readonly details: string }
  | {
      readonly kind: 'cluster-missing';
      readonly cluster: string;
      readonly routes: number;
      readonly example: { readonly pointer: string; readonly path: string };
      readonly origin: ObjectRef | null;
    }
  | {
      readonly kind: 'no-healthy-endpoint';
      readonly cluster: string;
      readonly total: number;
      readonly routes: number;
      readonly origin: ObjectRef | null;
    }
  /** None of its endpoints is available, and Envoy sends requests to them all the same. */
  | {
      readonly kind: 'cluster-panics';
      readonly cluster: string;
      readonly total: number;
      readonly routes: number;
      readonly origin: ObjectRef | null;
    }
  | {
      readonly kind: 'not-attached';
      readonly route: ObjectRef;
      readonly asked: string;
      readonly reason: AttachReason;
    }
  | { readonly kind: 'listener-warming'; readonly listener: string }
  | { readonly kind: 'secret-warming'; readonly secret: string }
  | { readonly kind: 'route-config-missing'; readonly listener: string; readonly routeConfig: string }
);
