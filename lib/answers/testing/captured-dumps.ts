import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readBundle } from '@/lib/snapshot/bundle';

/** A config dump as it was captured, not redacted. */
export interface CapturedDump {
  readonly name: string;
  readonly text: string;
}

const FIXTURES = ['config-dump', 'routes', 'listeners-dump', 'upstreams-config-dump'];
const BUNDLES = ['../../server/demo/demo.bundle.gz', 'sidecar.bundle.gz'];

const bytesOf = (path: string) => readFileSync(new URL(path, import.meta.url));

function inBundle(path: string): readonly CapturedDump[] {
  const bundle = readBundle(gunzipSync(bytesOf(path)));
  if (!bundle.ok) throw new Error(`${path} cannot be read.`);
  const { manifest, partsOf } = bundle.value;
  return manifest.proxies.flatMap(({ summary }) =>
    partsOf(summary.id).flatMap(({ name, body }) =>
      name === 'admin/config_dump' && body.kind === 'bytes'
        ? [{ name: summary.id, text: new TextDecoder().decode(body.bytes) }]
        : [],
    ),
  );
}

/** Every config dump that was captured of a real Envoy: the fixtures, the demo and the sidecar. */
export function capturedDumps(): readonly CapturedDump[] {
  const fixtures = FIXTURES.map((name) => ({
    name,
    text: new TextDecoder().decode(bytesOf(`../../envoy/fixtures/${name}.golden.json`)),
  }));
  return [...fixtures, ...BUNDLES.flatMap(inBundle)];
}
