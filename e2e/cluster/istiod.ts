/** istiod, unpatched, with the settings that let a vanilla Envoy accept its configuration. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { poll } from './poll.ts';
import { freePort } from './ports.ts';
import type { Program, Supervisor } from './supervisor.ts';

export interface IstiodOptions {
  readonly binary: string;
  readonly dir: string;
  readonly kubeconfig: string;
  readonly caFolder: string;
  /** The address that the gateways' namespaces reach. */
  readonly address: string;
}

export interface Istiod {
  readonly xds: { readonly address: string; readonly port: number };
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Its name in the certificate, and what Envoy asks for (SNI). */
export const ISTIOD_HOST = 'istiod.istio-system.svc';

const ENVIRONMENT = {
  POD_NAME: 'istiod-0',
  POD_NAMESPACE: 'istio-system',
  SERVICE_ACCOUNT: 'istiod',
  CLUSTER_ID: 'Kubernetes',
  // Filters of Istio's own Envoy build; a vanilla Envoy rejects the whole update over one of them.
  PILOT_ENABLE_ALPN_FILTER: 'false',
  PILOT_ENABLE_METADATA_EXCHANGE: 'false',
  // Nothing runs deployments or webhooks here.
  PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: 'false',
  VALIDATION_WEBHOOK_CONFIG_NAME: '',
  INJECTION_WEBHOOK_CONFIG_NAME: '',
  ISTIOD_CUSTOM_HOST: ISTIOD_HOST,
  UNSAFE_ENABLE_ADMIN_ENDPOINTS: 'true',
  PILOT_ENABLE_STATUS: 'false',
};

/** Auto mTLS would make clusters wait for pilot-agent's SDS, which does not run here. */
const MESH = {
  enableAutoMtls: false,
  trustDomain: 'cluster.local',
  defaultConfig: { discoveryAddress: `${ISTIOD_HOST}:15012` },
};

/** Ports are chosen once, so that the gateways find it again after a restart. */
export async function prepareIstiod(supervisor: Supervisor, options: IstiodOptions): Promise<Istiod> {
  const meshFile = join(options.dir, 'mesh.yaml');
  writeFileSync(meshFile, stringify(MESH));
  const port = await freePort(options.address);
  const local = async (): Promise<string> => `127.0.0.1:${String(await freePort())}`;
  const http = await local();
  const command = [
    ...[options.binary, 'discovery', `--kubeconfig=${options.kubeconfig}`, `--meshConfig=${meshFile}`],
    ...[`--httpAddr=${http}`, `--grpcAddr=${await local()}`, `--httpsAddr=${await local()}`],
    ...[
      `--secureGRPCAddr=${options.address}:${String(port)}`,
      `--monitoringAddr=${await local()}`,
      '--ctrlz_port=0',
    ],
  ] as const;
  let program: Program | undefined;
  const start = async (): Promise<void> => {
    if (program !== undefined && program.ended() === undefined) return;
    const env = { ...ENVIRONMENT, ROOT_CA_DIR: options.caFolder };
    const started = await supervisor.start({ name: 'istiod', tier: 'control', command: [...command], env });
    program = started;
    await poll(async () => (await fetch(`http://${http}/ready`, { signal: AbortSignal.timeout(2000) })).ok, {
      what: 'istiod is ready',
      hopeless: started.ended,
      detail: started.tail,
    });
  };
  const stop = async (): Promise<void> => program?.stop();
  return { xds: { address: options.address, port }, start, stop };
}
