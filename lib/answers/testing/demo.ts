import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readBundle } from '@/lib/snapshot/bundle';
import type { CapturePart, PartName } from '@/lib/snapshot/capture';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';

const bundle = readBundle(
  gunzipSync(readFileSync(new URL('../../server/demo/demo.bundle.gz', import.meta.url))),
);

/** Bytes of one part of the recorded demo, or of a changed copy. */
export interface DemoOptions {
  readonly role?: 'ingress' | 'egress';
  readonly without?: readonly PartName[];
}

const loaded = (part: CapturePart) =>
  part.body.kind === 'bytes'
    ? [{ name: part.name, bytes: part.body.bytes, status: part.status, millis: part.millis }]
    : [];

/** A snapshot of the demo that was recorded from the real stack. */
export function demoSnapshot({ role = 'ingress', without = [] }: DemoOptions = {}): Snapshot {
  if (!bundle.ok) throw new Error('The demo cannot be read.');
  const proxy = bundle.value.manifest.proxies.find(({ summary }) => summary.role === role)?.summary;
  if (proxy === undefined) throw new Error(`The demo has no ${role} gateway.`);
  const opened = openCapture({
    origin: {
      sourceId: 'demo',
      sourceKind: 'demo',
      sourceLabel: 'demo',
      proxy: { namespace: proxy.namespace, pod: proxy.pod, uid: proxy.uid },
    },
    takenAt: '2026-01-01T00:00:00Z',
    missing: without.map((name) => ({ name, error: { code: 'cluster-forbidden', details: {} } as const })),
    parts: bundle.value
      .partsOf(proxy.id)
      .flatMap(loaded)
      .filter(({ name }) => !without.includes(name)),
    id: 'a'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
