import type { JsonCursor } from './json-cursor';
import type { ObjectMeta } from './model';

/** `metadata` of one object. `kind` is ours (kinds.ts), not the document's: items of a List often have none. */
export function readMeta(item: JsonCursor, kind: string): ObjectMeta {
  const metadata = item.at('metadata');
  return {
    kind,
    namespace: metadata.at('namespace').text(),
    name: metadata.at('name').text(),
    uid: metadata.at('uid').text(),
    createdAt: metadata.at('creationTimestamp').text(),
    labels: metadata.at('labels').textMap(),
    annotations: metadata.at('annotations').textMap(),
  };
}
