/** The Envoy of one pod, gateway or sidecar, in the pod's own network namespace. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdminRequest } from './admin-client.ts';
import { adminRequest, RELAY_PORT } from './admin-client.ts';
import type { Authority } from './certs.ts';
import { gatewayCert } from './cluster-certs.ts';
import { envoyBootstrap } from './envoy-bootstrap.ts';
import type { HttpAnswer } from './http-answer.ts';
import { inNamespace } from './network.ts';
import { poll } from './poll.ts';
import type { Program, Supervisor } from './supervisor.ts';
import type { RunningPod } from './workloads.ts';

export interface ProxyOptions {
  readonly envoy: string;
  readonly istioModule: string;
  readonly dir: string;
  readonly meshRoot: Authority;
  readonly xds: { readonly address: string; readonly port: number };
}

export class GatewayProxy {
  readonly pod: RunningPod;
  readonly netns: string;
  readonly #supervisor: Supervisor;
  readonly #options: ProxyOptions;
  #program: Program | undefined;
  #relay: Program | undefined;

  constructor(pod: RunningPod, netns: string, supervisor: Supervisor, options: ProxyOptions) {
    this.pod = pod;
    this.netns = netns;
    this.#supervisor = supervisor;
    this.#options = options;
  }

  admin(request: AdminRequest): Promise<HttpAnswer> {
    return adminRequest(this.pod.ip, request);
  }

  /** Returns when Envoy has its first configuration from istiod (admin `/ready`). */
  async start(): Promise<void> {
    if (this.#program !== undefined && this.#program.ended() === undefined) return;
    const bootstrap = await this.#bootstrap();
    const flags = [
      '--disable-hot-restart',
      '--concurrency',
      '1',
      '--log-level',
      'warning',
      '--skip-deprecated-logs',
    ];
    const command = inNamespace(this.netns, [this.#options.envoy, '-c', bootstrap, ...flags]);
    const program = await this.#supervisor.start({ name: this.pod.name, tier: 'traffic', command });
    this.#program = program;
    this.#relay = await this.#startRelay(program);
    await poll(async () => (await this.admin({ path: '/ready', timeoutMs: 2000 })).status === 200, {
      what: `the Envoy of ${this.pod.name} is ready`,
      hopeless: program.ended,
      detail: program.tail,
    });
  }

  #startRelay(envoy: Program): Promise<Program> {
    const script = join(import.meta.dirname, 'admin-relay.ts');
    const where = [this.pod.ip, String(RELAY_PORT), String(envoy.id.pid)];
    return this.#supervisor.start({
      name: `${this.pod.name}-admin-relay`,
      tier: 'traffic',
      command: inNamespace(this.netns, [process.execPath, script, ...where]),
      env: { NODE_OPTIONS: '' }, // not the options of a test runner
    });
  }

  async kill(): Promise<void> {
    await Promise.all([this.#program?.kill(), this.#relay?.kill()]);
  }

  async #bootstrap(): Promise<string> {
    const { name: pod, namespace, labels, serviceAccount, deployment: workload, ip: podIp } = this.pod;
    const { dir, meshRoot, istioModule, xds } = this.#options;
    const cert = await gatewayCert(meshRoot, pod, namespace, serviceAccount);
    const bootstrap = envoyBootstrap({
      mode: this.pod.proxy ?? 'router',
      ...{ istioModule, pod, namespace, podIp, labels, serviceAccount, workload, xds, cert },
      meshRoot: meshRoot.pair.cert,
    });
    mkdirSync(join(dir, 'envoy'), { recursive: true });
    const file = join(dir, 'envoy', `${pod}.json`);
    writeFileSync(file, JSON.stringify(bootstrap, null, 1));
    return file;
  }
}
