declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** RFC 6901 pointer into one document, e.g. `/configs/1/dynamic_active_clusters/0`. */
export type JsonPointer = Brand<string, 'JsonPointer'>;
/** Content hash of a redacted capture: the same bytes always have the same id. */
export type SnapshotId = Brand<string, 'SnapshotId'>;
