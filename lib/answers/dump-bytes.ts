import type { JsonBytes } from '@/lib/json/bytes';
import type { PartName } from '@/lib/snapshot/capture';
import type { Snapshot } from '@/lib/snapshot/snapshot';

/** The redacted document of a part; null without one. */
export function documentOf({ parts }: Pick<Snapshot, 'parts'>, name: PartName): JsonBytes | null {
  const content = parts.get(name)?.content;
  return content?.kind === 'json' ? content.document : null;
}

/** The redacted `/config_dump` of a snapshot; null without one. */
export const dumpBytes = (snapshot: Pick<Snapshot, 'parts'>): JsonBytes | null =>
  documentOf(snapshot, 'admin/config_dump');
