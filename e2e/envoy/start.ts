import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../cluster/ports.ts';
import { envoyBinary } from './binary.ts';

/** A running Envoy of a test. */
export interface RunningEnvoy {
  /** `http://127.0.0.1:PORT` of the admin interface. */
  readonly adminUrl: string;
  readonly child: ChildProcess;
  /** Writes a file beside the bootstrap and moves it in place: Envoy watches for moves. */
  replace(name: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 30_000;

async function untilReady(adminUrl: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`Envoy ended with exit code ${child.exitCode}; its log stands above.`);
    const status = await fetch(`${adminUrl}/ready`, { signal: AbortSignal.timeout(1000) }).then(
      (r) => r.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('Envoy was not ready in time.');
}

/**
 * Starts the real Envoy. The bootstrap gets the address of its `admin` here, on a free port; `files` are written
 * beside it and `$DIR` in the bootstrap names their folder. `flags` come after those of every test.
 */
export async function startEnvoy(
  bootstrap: object,
  files: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<RunningEnvoy> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-envoy-'));
  const port = await freePort();
  const admin = { address: { socket_address: { address: '127.0.0.1', port_value: port } } };
  const own = 'admin' in bootstrap ? (bootstrap.admin as object) : {};
  const config = JSON.stringify({ ...bootstrap, admin: { ...own, ...admin } }).replaceAll('$DIR', folder);
  await writeFile(join(folder, 'bootstrap.json'), config);
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text.replaceAll('$DIR', folder));
  const args = [
    '-c',
    join(folder, 'bootstrap.json'),
    '--disable-hot-restart',
    '--concurrency',
    '1',
    '--log-level',
    'error',
    ...flags,
  ];
  const child = spawn(await envoyBinary(), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  const adminUrl = `http://127.0.0.1:${port}`;
  await untilReady(adminUrl, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const replace = async (name: string, text: string): Promise<void> => {
    await writeFile(join(folder, `${name}.new`), text.replaceAll('$DIR', folder));
    await rename(join(folder, `${name}.new`), join(folder, name));
  };
  return { adminUrl, child, replace, stop };
}
