import { describe, expect, test } from 'vitest';
import { readBundle, writeBundle } from './bundle';
import type { CapturePart } from './capture';
import type { ProxySummary } from './source';

const part = (name: CapturePart['name'], text: string): CapturePart => ({
  name,
  body: { kind: 'bytes', bytes: new TextEncoder().encode(text) },
  status: 200,
  millis: 1.4,
});

const summary: ProxySummary = {
  id: 'edge/gw-1',
  namespace: 'edge',
  pod: 'gw-1',
  uid: 'u1',
  role: 'ingress',
  workload: 'gw',
  ready: true,
  notReadable: null,
  istioVersion: null,
  revision: null,
  createdAt: null,
};

const bytes = Buffer.concat(
  writeBundle({
    label: 'demo',
    takenAt: '2026-01-01T00:00:00Z',
    versions: {},
    cluster: { parts: [part('kubernetes/pods', '{"items":[]}')], missing: [] },
    proxies: [
      {
        summary,
        takenAt: '2026-01-01T00:00:00Z',
        parts: [part('admin/config_dump', '{"é":1}\n')],
        missing: [],
      },
    ],
  }),
);

const text = (value: CapturePart | undefined) =>
  value?.body.kind === 'bytes' ? new TextDecoder().decode(value.body.bytes) : undefined;

describe('bundle', () => {
  test('gives back the bytes of every part', () => {
    const bundle = readBundle(bytes);
    if (!bundle.ok) throw new Error('not read');
    const parts = bundle.value.partsOf('edge/gw-1');
    expect(parts.map((each) => each.name)).toEqual(['admin/config_dump', 'kubernetes/pods']);
    expect(parts.map(text)).toEqual(['{"é":1}\n', '{"items":[]}']);
    expect(bundle.value.partsOf(null).map((each) => each.name)).toEqual(['kubernetes/pods']);
  });

  test('gives copies, also from a Node Buffer: giving one away leaves the bundle whole', () => {
    const bundle = readBundle(bytes);
    if (!bundle.ok) throw new Error('not read');
    for (const { body } of bundle.value.partsOf('edge/gw-1')) {
      if (body.kind === 'bytes')
        structuredClone(body.bytes, { transfer: [body.bytes.buffer as ArrayBuffer] });
    }
    expect(bundle.value.partsOf('edge/gw-1').map(text)).toEqual(['{"é":1}\n', '{"items":[]}']);
  });

  test('a cut bundle is refused as a whole, wherever it is cut', () => {
    for (let end = 0; end < bytes.byteLength; end += 1) {
      expect(readBundle(bytes.subarray(0, end)).ok).toBe(false);
    }
  });

  test('another format is refused', () => {
    expect(readBundle(new TextEncoder().encode('{"format":"x"}\n')).ok).toBe(false);
  });
});
