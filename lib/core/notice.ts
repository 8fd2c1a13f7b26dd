import type { JsonPointer } from './brand';

/** Something that was seen, kept, and not understood: shown raw, never dropped (ARCHITECTURE decision 3). */
export type NoticeCode =
  | 'unknown-type'
  | 'unknown-field'
  | 'not-an-object'
  | 'section-repeated'
  | 'route-config-unparsed'
  | 'endpoints-without-eds'
  | 'text-instead-of-json'
  | 'too-deep';

export interface Notice {
  readonly code: NoticeCode;
  readonly pointer: JsonPointer;
  /** The `@type`, field or section that was not understood. */
  readonly subject: string;
}
