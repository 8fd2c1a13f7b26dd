/**
 * `npm run demo:record`: starts the real stack on the demo scenario, captures every gateway through the product's own
 * cluster source, and writes the bundle that `gatescope --demo` opens, with a note of what it was made from.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createClusterSource } from '@/lib/cluster/cluster-source';
import { ExecConsents } from '@/lib/cluster/exec-policy';
import { loadKubeconfig } from '@/lib/cluster/kubeconfig';
import { type BundleInput, writeBundle } from '@/lib/snapshot/bundle';
import type { Capture, CapturePart, PartName } from '@/lib/snapshot/capture';
import { startStack } from '../cluster/stack.ts';
import { ENVOY_VERSION } from '../envoy/binary.ts';
import { scrub } from './scrub.ts';

const FOLDER = fileURLToPath(new URL('../../lib/server/demo/', import.meta.url));
const MAX_BYTES = 1_000_000;
const VERSIONS = { envoy: ENVOY_VERSION, istio: '1.31', kubernetes: '1.36' };

const isKubernetes = (name: PartName): boolean => name.startsWith('kubernetes/');

function split(capture: Capture) {
  const kubernetes = (part: { readonly name: PartName }) => isKubernetes(part.name);
  const envoy = (part: { readonly name: PartName }) => !isKubernetes(part.name);
  return {
    cluster: { parts: capture.parts.filter(kubernetes), missing: capture.missing.filter(kubernetes) },
    proxy: { parts: capture.parts.filter(envoy), missing: capture.missing.filter(envoy) },
  };
}

async function record(kubeconfig: string): Promise<BundleInput> {
  const [context] = (await loadKubeconfig({ paths: [kubeconfig], env: {} })).contexts;
  if (context === undefined) throw new Error('The stack wrote a kubeconfig without context.');
  const source = createClusterSource(context, {
    isDefault: false,
    policy: { consents: new ExecConsents(), allow: [] },
  });
  const signal = AbortSignal.timeout(120_000);
  const options = { signal, onProgress: () => undefined };
  const { proxies } = await source.list(signal);
  const captures: Capture[] = [];
  for (const proxy of proxies) captures.push(await source.capture(proxy.id, options));
  await source.close();
  const last = captures.at(-1);
  if (last === undefined) throw new Error('The demo scenario has no gateway pod.');
  return {
    label: 'demo',
    takenAt: last.takenAt,
    versions: VERSIONS,
    cluster: split(last).cluster,
    proxies: proxies.flatMap((summary, index) => {
      const capture = captures[index];
      return capture === undefined ? [] : [{ summary, takenAt: capture.takenAt, ...split(capture).proxy }];
    }),
  };
}

function scrubbed(input: BundleInput): BundleInput {
  const parts = (list: readonly CapturePart[]) => list.map(scrub);
  return {
    ...input,
    cluster: { ...input.cluster, parts: parts(input.cluster.parts) },
    proxies: input.proxies.map((proxy) => ({ ...proxy, parts: parts(proxy.parts) })),
  };
}

const stack = await startStack({ scenario: 'demo', log: (line) => console.log(line) });
try {
  const bundle = scrubbed(await record(stack.kubeconfigs.viewer));
  const packed = gzipSync(Buffer.concat(writeBundle(bundle)), { level: 9 });
  if (packed.byteLength > MAX_BYTES)
    throw new Error(`The bundle has ${packed.byteLength} bytes, more than ${MAX_BYTES}.`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}demo.bundle.gz`, packed);
  console.log(`${packed.byteLength} bytes, ${bundle.proxies.length} gateway pods`);
} finally {
  await stack.stop();
}
