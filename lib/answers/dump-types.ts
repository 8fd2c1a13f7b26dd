import type { JsonPointer } from '@/lib/core/brand';
import type { Notice } from '@/lib/core/notice';
import type { DumpResource, DumpSection } from '@/lib/envoy/model';
import type { QueryProblem } from '@/lib/query/model';
import type { Counts } from './common-types';

export interface DumpPage {
  readonly bytes: number;
  readonly sections: readonly (Omit<DumpSection, 'resources'> & {
    readonly resources: number;
    readonly matched: number;
  })[];
  readonly counts: Counts;
  readonly rows: readonly (DumpResource & { readonly section: string })[];
  /** Set when the filter cannot be understood; nothing matches then. */
  readonly problem: QueryProblem | null;
  readonly hidden: HiddenValues;
}

/** What was seen and not understood, in the order it was found; it grows until the dump is looked through. */
export interface NoticesPage {
  readonly total: number;
  readonly rows: readonly Notice[];
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
