import type { JsonPointer } from '@/lib/core/brand';

/** Where a resource stands in `/config_dump` (envoy.admin.v3.*ConfigDump). */
export type ResourceState = 'static' | 'active' | 'warming' | 'draining' | 'rejected';

export interface ResourceMeta {
  readonly pointer: JsonPointer;
  readonly state: ResourceState;
  readonly version: string | null;
  /** RFC 3339, as Envoy sent it. */
  readonly lastUpdated: string | null;
}
