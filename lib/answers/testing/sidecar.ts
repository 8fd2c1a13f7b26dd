import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { identityOf, readBundle } from '@/lib/snapshot/bundle';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';

const FILE = new URL('sidecar.bundle.gz', import.meta.url);

/** A pod with a sidecar, recorded from the real stack (`e2e/demo/record-sidecar.ts`). */
export function sidecarSnapshot(): Snapshot {
  const bundle = readBundle(gunzipSync(readFileSync(FILE)));
  if (!bundle.ok) throw new Error('The sidecar cannot be read.');
  const { manifest, partsOf } = bundle.value;
  const [proxy] = manifest.proxies;
  if (proxy === undefined) throw new Error('The bundle is empty.');
  const opened = openCapture({
    origin: {
      sourceId: 'cluster:test',
      sourceKind: 'cluster',
      sourceLabel: 'test',
      proxy: identityOf(proxy.summary),
    },
    takenAt: manifest.takenAt,
    missing: [],
    parts: partsOf(proxy.summary.id).flatMap(({ name, body, status, millis }) =>
      body.kind === 'bytes' ? [{ name, bytes: body.bytes, status, millis }] : [],
    ),
    id: 'b'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
