import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import { Notices } from './notices';
import { Raw } from './raw';

/** An extension's configuration that came by discovery (admin.v3.EcdsConfigDump.EcdsFilterConfig). */
export interface ExtensionConfig {
  readonly pointer: JsonPointer;
  /** Also the name of the filters that use it. */
  readonly name: string;
  /** `typed_config.@type` without prefix; '' when absent. */
  readonly type: string;
  readonly version: string | null;
  readonly lastUpdated: string | null;
}

/**
 * One section of extension configurations; a dump has one for each kind of filter that uses discovery.
 *
 * @param pointer where the section stands: the pointers of the answer begin with it
 */
export function readExtensionConfigs(section: Json, pointer: JsonPointer): readonly ExtensionConfig[] {
  return Raw.root(section, new Notices(), pointer)
    .at('ecds_filters')
    .objects()
    .map((entry) => {
      const filter = entry.at('ecds_filter');
      return {
        pointer: entry.pointer,
        name: filter.text('name'),
        type: filter.at('typed_config').type,
        version: entry.textOrNull('version_info'),
        lastUpdated: entry.textOrNull('last_updated'),
      };
    });
}
