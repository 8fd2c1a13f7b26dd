import type { CommandTarget } from './model';

/** What a capture says of its source (the shape of `CaptureOrigin`, which this room does not import). */
export interface OriginLike {
  readonly sourceId: string;
  readonly sourceKind: 'cluster' | 'url' | 'file' | 'demo';
  readonly sourceLabel: string;
  readonly proxy: { readonly namespace: string; readonly pod: string } | null;
}

/** Where commands would have to look for what a snapshot of this origin shows. */
export function commandTarget(origin: OriginLike): CommandTarget {
  const { sourceId, sourceKind, sourceLabel, proxy } = origin;
  if (sourceKind === 'file') return { kind: 'file', name: sourceLabel };
  if (sourceKind === 'url') return { kind: 'url', origin: sourceLabel };
  // The demo names pods of the cluster that it was recorded from; no context of this machine leads there.
  const context = sourceId.startsWith('cluster:') ? sourceId.slice('cluster:'.length) : null;
  if (proxy === null || proxy.pod === '') return { kind: 'cluster', context };
  return { kind: 'pod', context, namespace: proxy.namespace, pod: proxy.pod };
}
