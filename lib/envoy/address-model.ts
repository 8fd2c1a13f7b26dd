/** config.core.v3.Address */
export type Address =
  | {
      readonly kind: 'socket';
      readonly address: string;
      readonly port: number | null;
      readonly protocol: 'TCP' | 'UDP';
    }
  | { readonly kind: 'pipe'; readonly path: string }
  /** A listener inside Envoy; `endpointId` tells its endpoints apart (the real destination, in ambient mode). */
  | { readonly kind: 'internal'; readonly name: string; readonly endpointId: string }
  | { readonly kind: 'unknown' };
