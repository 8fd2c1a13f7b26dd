import type { GatewayAddress } from '@/lib/cluster/send/address-gateway';
import type { CacheLimits } from './snapshot-cache';

/**
 * What the launcher decided, read once from the environment. `bin/gatescope` sets every one of these;
 * the browser can change none of them.
 */
export interface ServerConfig {
  /** Folder of the package: dist/worker.mjs and the demo stand beneath it. */
  readonly root: string;
  readonly host: string;
  readonly port: number;
  /** Start-up token; the cookie is derived from it. */
  readonly token: string;
  /** Further values of the Host header that are answered, besides loopback names. */
  readonly allowedHosts: readonly string[];
  /** `--kubeconfig`; null: where kubectl looks. */
  readonly kubeconfig: string | null;
  readonly context: string | null;
  readonly adminUrl: string | null;
  /** `--gateway-address`: where requests for a listener's port may be sent, beside `--admin-url`. */
  readonly gatewayAddresses: readonly GatewayAddress[];
  readonly files: readonly string[];
  readonly demo: boolean;
  /** Base names of credential plugins that may run without asking. */
  readonly execAllow: readonly string[];
  readonly version: string;
  /** Past these one answer of Envoy is given up. */
  readonly dump: DumpLimits;
  /** `GATESCOPE_CACHE_MB`: memory that open snapshots may hold together. */
  readonly cache: CacheLimits;
}

/** Limits of one answer of Envoy. */
export interface DumpLimits {
  readonly bytes: number;
  readonly seconds: number;
}

const MIB = 1024 * 1024;
const DEFAULT_DUMP = { mib: 512, seconds: 120 };

/** A positive number, or what holds without one; the launcher refuses anything else before it comes here. */
function positive(text: string | undefined, otherwise: number): number {
  const value = Number(text || otherwise);
  return value > 0 && Number.isFinite(value) ? value : otherwise;
}

function list(value: string | undefined, separator: string): readonly string[] {
  return (value ?? '').split(separator).filter((part) => part !== '');
}

const MB = 1_000_000;
const DEFAULT_CACHE_MB = 1024;
/** Each has a thread of its own. */
const MAX_OPEN = 6;

function cacheLimits(megabytes: string | undefined): CacheLimits {
  const wanted = Number(megabytes || DEFAULT_CACHE_MB);
  return { snapshots: MAX_OPEN, bytes: (wanted > 0 ? wanted : DEFAULT_CACHE_MB) * MB };
}

/** `8080=10.0.0.1:80`, as the launcher writes it after it has checked it. */
function readGatewayAddress(text: string): readonly GatewayAddress[] {
  const match = /^(\d{1,5})=(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  if (match === null) return [];
  const [, listener, v6, host, port] = match;
  return [{ listenerPort: Number(listener), host: v6 ?? host ?? '', port: Number(port) }];
}

/** Paths may hold any character but newline. */
const PATH_SEPARATOR = '\n';

export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  return {
    root: env['GATESCOPE_ROOT'] ?? process.cwd(),
    host: env['GATESCOPE_LISTEN_HOST'] ?? '127.0.0.1',
    port: Number(env['GATESCOPE_LISTEN_PORT'] ?? env['PORT'] ?? 3000),
    token: env['GATESCOPE_TOKEN'] ?? '',
    allowedHosts: list(env['GATESCOPE_ALLOWED_HOSTS'], ','),
    kubeconfig: env['GATESCOPE_KUBECONFIG_PATH'] || null,
    context: env['GATESCOPE_CONTEXT'] || null,
    adminUrl: env['GATESCOPE_ADMIN_URL'] || null,
    gatewayAddresses: list(env['GATESCOPE_GATEWAY_ADDRESSES'], ',').flatMap(readGatewayAddress),
    files: list(env['GATESCOPE_FILES'], PATH_SEPARATOR),
    demo: env['GATESCOPE_DEMO'] === '1',
    execAllow: list(env['GATESCOPE_EXEC_ALLOW'], ','),
    version: env['GATESCOPE_VERSION'] ?? '0.0.0',
    dump: {
      bytes: Math.floor(positive(env['GATESCOPE_MAX_DUMP_MIB'], DEFAULT_DUMP.mib) * MIB),
      seconds: positive(env['GATESCOPE_DUMP_TIMEOUT'], DEFAULT_DUMP.seconds),
    },
    cache: cacheLimits(env['GATESCOPE_CACHE_MB']),
  };
}
