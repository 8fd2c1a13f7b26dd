import type { Json } from '@/lib/core/json';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from '../dump-bytes';

/** The redacted config dump of a snapshot as one tree. */
export function dumpTree(snapshot: Snapshot): Json {
  const document = dumpBytes(snapshot);
  if (document === null) throw new Error('There is no dump.');
  return document.parse(document.root);
}
