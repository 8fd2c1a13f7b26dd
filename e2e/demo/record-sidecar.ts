/**
 * Records `lib/answers/testing/sidecar.bundle.gz`: one pod with a sidecar of the real stack, captured through the
 * product's own cluster source, for tests. Run by hand when Istio or Envoy changes:
 * `node --import ./e2e/support/lib-loader.mjs e2e/demo/record-sidecar.ts`.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createClusterSource } from '@/lib/cluster/cluster-source';
import { ExecConsents } from '@/lib/cluster/exec-policy';
import { loadKubeconfig } from '@/lib/cluster/kubeconfig';
import { type BundleInput, writeBundle } from '@/lib/snapshot/bundle';
import { startStack } from '../cluster/stack.ts';
import { ENVOY_VERSION } from '../envoy/binary.ts';
import { scrub } from './scrub.ts';

const FILE = fileURLToPath(new URL('../../lib/answers/testing/sidecar.bundle.gz', import.meta.url));

async function record(kubeconfig: string): Promise<BundleInput> {
  const [context] = (await loadKubeconfig({ paths: [kubeconfig], env: {} })).contexts;
  if (context === undefined) throw new Error('The stack wrote a kubeconfig without context.');
  const policy = { consents: new ExecConsents(), allow: [] };
  const source = createClusterSource(context, { isDefault: false, policy });
  const signal = AbortSignal.timeout(60_000);
  const { proxies } = await source.list(signal);
  const summary = proxies.find(({ role }) => role === 'sidecar');
  if (summary === undefined) throw new Error('The scenario has no sidecar.');
  const { parts, missing, takenAt } = await source.capture(summary.id, {
    signal,
    onProgress: () => undefined,
  });
  await source.close();
  const ofCluster = ({ name }: { readonly name: string }) => name.startsWith('kubernetes/');
  const ofProxy = (part: { readonly name: string }) => !ofCluster(part);
  return {
    label: 'sidecar',
    takenAt,
    versions: { envoy: ENVOY_VERSION, istio: '1.31' },
    cluster: { parts: parts.filter(ofCluster).map(scrub), missing: missing.filter(ofCluster) },
    proxies: [
      { summary, takenAt, parts: parts.filter(ofProxy).map(scrub), missing: missing.filter(ofProxy) },
    ],
  };
}

const stack = await startStack({ scenario: 'httpbin', log: (line) => console.log(line) });
try {
  const packed = gzipSync(Buffer.concat(writeBundle(await record(stack.kubeconfigs.viewer))), { level: 9 });
  await writeFile(FILE, packed);
  console.log(`${packed.byteLength} bytes`);
} finally {
  await stack.stop();
}
