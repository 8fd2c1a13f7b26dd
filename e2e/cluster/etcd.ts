import { join } from 'node:path';
import { poll } from './poll.ts';
import { freePort } from './ports.ts';
import type { Program, Supervisor } from './supervisor.ts';

export interface Etcd {
  readonly program: Program;
  readonly url: string;
}

export async function startEtcd(supervisor: Supervisor, binary: string, dir: string): Promise<Etcd> {
  const url = `http://127.0.0.1:${String(await freePort())}`;
  const peers = `http://127.0.0.1:${String(await freePort())}`;
  const program = await supervisor.start({
    name: 'etcd',
    tier: 'etcd',
    command: [
      binary,
      `--data-dir=${join(dir, 'etcd')}`,
      ...[`--listen-client-urls=${url}`, `--advertise-client-urls=${url}`],
      ...[
        `--listen-peer-urls=${peers}`,
        `--initial-advertise-peer-urls=${peers}`,
        `--initial-cluster=default=${peers}`,
      ],
      // A run keeps nothing: waiting for the disk would only cost time.
      ...['--unsafe-no-fsync', '--log-level=warn'],
    ],
  });
  await poll(async () => (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) })).ok, {
    what: 'etcd is healthy',
    hopeless: program.ended,
    detail: program.tail,
  });
  return { program, url };
}
