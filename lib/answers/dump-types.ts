import type { JsonPointer } from '@/lib/core/brand';
import type { Notice } from '@/lib/core/notice';
import type { DumpResource, DumpSection } from '@/lib/envoy/model';
import type { Counts } from './common-types';

export interface DumpPage {
  readonly bytes: number;
  readonly sections: readonly (Omit<DumpSection, 'resources'> & {
    readonly resources: number;
    readonly matched: number;
  })[];
  readonly counts: Counts;
  readonly rows: readonly (DumpResource & { readonly section: string })[];
  readonly notices: readonly Notice[];
  readonly hidden: HiddenValues;
}

/** Values overwritten before anything else saw them. */
export interface HiddenValues {
  readonly count: number;
  readonly byRule: readonly { readonly rule: string; readonly count: number }[];
}

export interface ResourceText {
  readonly pointer: JsonPointer;
  /** Pretty-printed JSON, redacted. */
  readonly json: string;
  /** Characters after which the text was cut, null when whole. */
  readonly cutAt: number | null;
}

export interface SearchHit {
  readonly pointer: JsonPointer;
  /** `Routes › http.8080 › httpbin.example.com:80` */
  readonly breadcrumb: readonly string[];
  /** The text around the hit, and where in it the hit stands. */
  readonly context: string;
  readonly start: number;
  readonly end: number;
  /** True when the key matched, false when the value did. */
  readonly inKey: boolean;
}

export interface SearchPage {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly millis: number;
  readonly bySection: readonly { readonly title: string; readonly hits: number }[];
}
