import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../cluster/ports.ts';
import { type RunningEnvoy, startEnvoy } from '../start.ts';
import { hostOf, startBackends } from './backends.ts';
import { upstreamBootstrap, upstreamFiles } from './bootstrap.ts';
import { flags, newHosts } from './endpoints.ts';
import type { UpstreamPlace } from './place.ts';

const run = promisify(execFile);

async function makeCertificate(): Promise<Pick<UpstreamPlace, 'certificate' | 'privateKey'>> {
  const folder = await mkdtemp(join(tmpdir(), 'upstreams-'));
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'cert.pem');
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-days', '3650'];
  await run('openssl', ['req', '-x509', ...kind, '-subj', '/CN=shop', '-keyout', key, '-out', certificate]);
  const texts = { certificate: await readFile(certificate, 'utf8'), privateKey: await readFile(key, 'utf8') };
  await rm(folder, { recursive: true });
  return texts;
}

/** A real Envoy with one cluster for each thing that a cluster can show, and backends in every state. */
export interface Upstreams {
  readonly place: UpstreamPlace;
  readonly adminUrl: string;
  ask(path: string): Promise<string>;
  /** Sends requests to the cluster of a prefix, fifty at once, and waits for their answers. */
  sendMany(path: string, count: number): Promise<void>;
  /** Brings every flag of health to light, and leaves requests on their way. */
  makeStates(): Promise<void>;
  waitFor(path: string, what: string): Promise<void>;
  stop(): Promise<void>;
}

/** Sends one request; its end, or its failure, is all that counts. */
const send = (agent: Agent, port: number, path: string): Promise<void> =>
  new Promise((done) => {
    const sent = request({ host: '127.0.0.1', port, path, agent }, (response) => {
      response.resume();
      response.on('end', done);
    });
    sent.on('error', () => done());
    sent.end();
  });

class RunningUpstreams implements Upstreams {
  readonly place: UpstreamPlace;
  readonly #envoy: RunningEnvoy;
  readonly #stopBackends: () => void;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(place: UpstreamPlace, envoy: RunningEnvoy, stopBackends: () => void) {
    this.place = place;
    this.#envoy = envoy;
    this.#stopBackends = stopBackends;
  }

  get adminUrl(): string {
    return this.#envoy.adminUrl;
  }

  async ask(path: string): Promise<string> {
    return (await fetch(`${this.adminUrl}${path}`)).text();
  }

  async sendMany(path: string, count: number): Promise<void> {
    for (let left = count; left > 0; left -= 50) {
      const some = Array.from({ length: Math.min(50, left) }, () =>
        send(this.#agent, this.place.listenerPort, path),
      );
      await Promise.all(some);
    }
  }

  async waitFor(path: string, what: string): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if ((await this.ask(path)).includes(what)) return;
      await sleep(50);
    }
    throw new Error(`Envoy never showed ${what}`);
  }

  async makeStates(): Promise<void> {
    const { place } = this;
    // A cluster that Envoy refuses would only be missing.
    await this.waitFor('/stats?filter=cds.update_rejected', 'update_rejected: 0');
    const sick = `${hostOf('sick', 0)}:${String(place.backendPort)}`;
    await this.waitFor('/clusters', `${sick}::health_flags::/failed_active_hc`);
    await this.sendMany('/failover', 4000);
    await this.sendMany('/flags', 60);
    await this.#envoy.replace('eds-flags.json', flags(place, []));
    await this.#envoy.replace('eds-newHosts.json', newHosts(place, [hostOf('mute')]));
    for (const flag of [
      'pending_dynamic_removal',
      'pending_active_hc',
      'active_hc_timeout',
      'excluded_via_immediate_hc_fail',
    ]) {
      await this.waitFor('/clusters', flag);
    }
    // These are never answered: two hold the connections, one waits, and the others overflow.
    for (let count = 0; count < 8; count += 1) {
      void send(this.#agent, place.listenerPort, '/breakers');
      await sleep(50);
    }
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await this.#envoy.stop();
    this.#stopBackends();
  }
}

/** Starts the backends and Envoy; needs openssl. */
export async function startUpstreams(): Promise<Upstreams> {
  const place: UpstreamPlace = {
    backendPort: await freePort(),
    listenerPort: await freePort(),
    ...(await makeCertificate()),
  };
  const backends = await startBackends(place.backendPort);
  try {
    const envoy = await startEnvoy(upstreamBootstrap(place), upstreamFiles(place));
    return new RunningUpstreams(place, envoy, () => backends.stop());
  } catch (error) {
    backends.stop();
    throw error;
  }
}
