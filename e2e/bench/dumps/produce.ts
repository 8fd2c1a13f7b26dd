/** Asks a real Envoy that has the generated configuration; the dump goes to disk as it comes. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheRoot } from '../../cluster/cache.ts';
import { freePort } from '../../cluster/ports.ts';
import { ENVOY_VERSION } from '../../envoy/binary.ts';
import { startEnvoy } from '../../envoy/start.ts';
import { startAds } from './ads.ts';
import { bootstrap, discoveryFiles, resourcesOf } from './configuration.ts';
import { secrets } from './secrets.ts';
import type { DumpShape } from './shape.ts';

/** Everything, with the endpoints. */
const PATH = '/config_dump?include_eds';

async function save(url: string, path: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok || answer.body === null) throw new Error(`Envoy answered ${answer.status}.`);
  await pipeline(answer.body, createWriteStream(path));
}

async function produce(shape: DumpShape, path: string): Promise<void> {
  const port = await freePort();
  const ads = await startAds(port, resourcesOf(shape, await secrets(shape)));
  try {
    const envoy = await startEnvoy(bootstrap(port), discoveryFiles(shape));
    try {
      const refused = ads.refused();
      if (refused !== null) throw new Error(`Envoy refused what was generated: ${refused}`);
      await save(envoy.adminUrl + PATH, path);
    } finally {
      await envoy.stop();
    }
  } finally {
    await ads.stop();
  }
}

/** Changes whenever the dump would: with the generator's text, the shape and the Envoy. */
function keyOf(shape: DumpShape): string {
  const hash = createHash('sha256').update(JSON.stringify(shape)).update(ENVOY_VERSION);
  const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
  for (const name of files.sort()) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 12);
}

export interface Dump {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** The dump of a shape: made once per generator and Envoy version, kept outside the clone; older ones are deleted. */
export async function dumpOf(shape: DumpShape, log: (line: string) => void): Promise<Dump> {
  const folder = join(cacheRoot(), 'bench');
  const path = join(folder, `${shape.name}-${keyOf(shape)}.json`);
  if (!existsSync(path)) {
    log(`Producing the dump ${shape.name} with Envoy ${ENVOY_VERSION} …`);
    await mkdir(folder, { recursive: true });
    const part = `${path}.${process.pid}`;
    await produce(shape, part).catch(async (error: unknown) => {
      await rm(part, { force: true });
      throw error;
    });
    const older = readdirSync(folder).filter(
      (name) => name.startsWith(`${shape.name}-`) && name.endsWith('.json'),
    );
    for (const name of older) await rm(join(folder, name));
    // Renamed whole: an interrupted run leaves no half dump that the next would measure.
    await rename(part, path);
  }
  return { name: shape.name, path, bytes: statSync(path).size };
}
