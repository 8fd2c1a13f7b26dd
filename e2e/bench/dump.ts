import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADMIN_PATHS } from '@/lib/snapshot/capture';
import { cacheRoot } from '../cluster/cache.ts';
import { freePort } from '../cluster/ports.ts';
import { ENVOY_VERSION } from '../envoy/binary.ts';
import { startEnvoy } from '../envoy/start.ts';
import { largeBootstrap, largeDiscovery } from './generate.ts';

/** Asks a real Envoy that has the generated configuration. */
async function produce(): Promise<Uint8Array> {
  const envoy = await startEnvoy(largeBootstrap(await freePort()), largeDiscovery());
  try {
    const answer = await fetch(envoy.adminUrl + ADMIN_PATHS.config_dump);
    if (!answer.ok) throw new Error(`Envoy answered ${answer.status}.`);
    return new Uint8Array(await answer.arrayBuffer());
  } finally {
    await envoy.stop();
  }
}

/** Path of the large dump: made once per generator and Envoy version, kept outside the clone. */
export async function largeDump(log: (line: string) => void): Promise<string> {
  const generator = await readFile(new URL('./generate.ts', import.meta.url));
  const key = createHash('sha256').update(generator).update(ENVOY_VERSION).digest('hex').slice(0, 16);
  const folder = join(cacheRoot(), 'bench');
  const path = join(folder, `config-dump-${key}.json`);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  log(`Producing the dump with Envoy ${ENVOY_VERSION} …`);
  const bytes = await produce();
  await mkdir(folder, { recursive: true });
  // Renamed whole: an interrupted run leaves no half dump that the next would measure.
  await writeFile(`${path}.${process.pid}`, bytes);
  await rename(`${path}.${process.pid}`, path);
  return path;
}
