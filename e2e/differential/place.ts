/** What all runs of one call share: a backend, a certificate, and free ports. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../cluster/ports.ts';
import { runCommand } from '../cluster/run-command.ts';
import { type Backend, startBackend } from './backend.ts';
import type { Means } from './generate/case.ts';
import type { Certificate } from './generate/listeners.ts';

export interface Site {
  readonly backend: Backend;
  means(): Promise<Means>;
  stop(): Promise<void>;
}

async function certificate(folder: string): Promise<Certificate> {
  const pair = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=a.com'];
  await runCommand('openssl', ['req', '-x509', ...kind, '-keyout', pair.key, '-out', pair.certificate]);
  return pair;
}

export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-judge-cert-'));
  const pem = await certificate(folder);
  const backend = await startBackend();
  return {
    backend,
    means: async () => {
      const ports: number[] = [];
      while (ports.length < 5) ports.push(await freePort());
      return { ports, backend: backend.port, certificate: pem };
    },
    stop: async () => {
      await backend.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
