/** Brings up a whole real cluster without containers, for tests, for the demo's recording and for trying by hand. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { envoyBinary } from '../envoy/binary.ts';
import { Backend } from './backend.ts';
import type { Binaries } from './build.ts';
import { buildBinaries, goModuleDir } from './build.ts';
import type { Authority } from './certs.ts';
import type { ControlPlane } from './control-plane.ts';
import { startControlPlane } from './control-plane.ts';
import type { Modules } from './crds.ts';
import { applicationCert, edgeAuthority, tlsSecret } from './edge-secrets.ts';
import type { Istiod } from './istiod.ts';
import { prepareIstiod } from './istiod.ts';
import { hasRunner, Ledger, readLedgers } from './ledger.ts';
import { Network } from './network.ts';
import { Population } from './population.ts';
import { reapLeftovers, reapRun } from './reap.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { stackOf } from './stack-handle.ts';
import type { Stack, StackOptions } from './stack-types.ts';
import { Supervisor } from './supervisor.ts';

export type * from './stack-types.ts';

export interface Parts {
  readonly options: StackOptions;
  readonly dir: string;
  readonly ledger: Ledger;
  readonly binaries: Binaries;
  readonly control: ControlPlane;
  readonly istiod: Istiod;
  readonly population: Population;
  readonly backend: Backend;
  readonly edge: Authority;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  requireMachine();
  const started = Date.now();
  const log = (line: string): void =>
    options.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`);
  await reapLeftovers(log);
  const [binaries, envoy, modules] = await Promise.all([buildBinaries(log), envoyBinary(), findModules()]);
  const ledger = openLedger(options.dir);
  try {
    const dir = runFolder(ledger);
    const parts = await assemble({ options: { ...options, log }, dir, ledger, binaries, envoy, modules });
    log('stack ready');
    return stackOf(parts);
  } catch (error) {
    log('start failed, cleaning up');
    await reapRun(ledger.state);
    throw error;
  }
}

interface Materials {
  readonly options: StackOptions;
  readonly dir: string;
  readonly ledger: Ledger;
  readonly binaries: Binaries;
  readonly envoy: string;
  readonly modules: Modules;
}

async function assemble({ options, dir, ledger, binaries, envoy, modules }: Materials): Promise<Parts> {
  const { log } = options;
  const supervisor = new Supervisor(ledger, dir);
  const [network, edge] = await Promise.all([Network.create(ledger), edgeAuthority(dir)]);
  const control = await startControlPlane({ supervisor, binaries, modules, dir, log });
  const { kube, certs, kubeconfigs } = control;
  const istiod = await prepareIstiod(supervisor, {
    ...{ dir, binary: binaries.istiod, caFolder: certs.istiodCa },
    ...{ kubeconfig: kubeconfigs.admin, address: network.hostAddress },
  });
  const backendNetns = await network.addNamespace('backends', []);
  const proxies = { dir, envoy, istioModule: modules.istio, meshRoot: certs.meshRoot, xds: istiod.xds };
  const population = new Population({ kube, network, supervisor, proxies, backendNetns });
  const steps = await SCENARIOS[options.scenario].load({
    modules,
    tlsSecret: (secret) => tlsSecret(edge, secret),
  });
  await Promise.all([
    istiod.start().then(() => log('istiod ready')),
    population.load(steps).then(() => log('objects applied')),
  ]);
  const tls = await applicationCert(edge);
  const backend = new Backend({ supervisor, dir, netns: backendNetns, tls });
  await backend.serve(population.backends);
  await Promise.all(population.proxies.map((proxy) => proxy.start()));
  return { options, dir, ledger, binaries, control, istiod, population, backend, edge };
}

async function findModules(): Promise<Modules> {
  const [istio, gatewayApi, kwok] = await Promise.all([
    goModuleDir('istio', 'istio.io/istio'),
    goModuleDir('istio', 'sigs.k8s.io/gateway-api'),
    goModuleDir('kube', 'sigs.k8s.io/kwok'),
  ]);
  return { istio, gatewayApi, kwok };
}

function openLedger(dir: string | undefined): Ledger {
  const wanted = dir === undefined ? null : resolve(dir);
  const busy = readLedgers().find((state) => wanted !== null && state.dir === wanted && hasRunner(state));
  if (busy)
    throw new Error(`${String(wanted)} belongs to the running stack of process ${String(busy.runner.pid)}`);
  return new Ledger(randomBytes(2).toString('hex'), wanted);
}

function runFolder(ledger: Ledger): string {
  const { dir } = ledger.state;
  if (dir === null) {
    const made = mkdtempSync(join(tmpdir(), 'gatescope-stack-'));
    ledger.add('folders', made);
    return made;
  }
  // An earlier run's data would come back to life, and its logs would be taken for this one's.
  for (const name of ['etcd', 'logs']) rmSync(join(dir, name), { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

function requireMachine(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error(
      'The cluster stack makes network namespaces: it needs Linux and root. Run it as root (or in a container with NET_ADMIN and SYS_ADMIN).',
    );
  }
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new Error('The cluster stack runs its TypeScript directly: it needs Node 24 or newer.');
  }
}
