import type { AttachmentMap } from '@/lib/istio/map-model';
import type { Counts } from './common-types';

export interface MapAnswer {
  readonly map: AttachmentMap;
  readonly counts: Counts;
  readonly states: { readonly attached: number; readonly notAttached: number; readonly unknown: number };
}
