import { type ClusterSource, createClusterSource } from '@/lib/cluster/cluster-source';
import { ExecConsents } from '@/lib/cluster/exec-policy';
import { loadKubeconfig } from '@/lib/cluster/kubeconfig';
import type { Kubeconfig } from '@/lib/cluster/kubeconfig-model';
import { adminTimings } from '@/lib/cluster/timings';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { Source } from '@/lib/snapshot/source';
import type { ServerConfig } from './config';
import { log } from './log';

/** The contexts of the kubeconfig as sources. */
export interface KubernetesAccess {
  readonly sources: readonly Source[];
  /** Files and entries that could not be used. */
  readonly problems: readonly AppError[];
  consent(context: string, hash: string): boolean;
  close(): Promise<void>;
}

/** What a credential plugin inherits: the user's environment without our token. */
function pluginEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GATESCOPE_'));
  return { ...Object.fromEntries(own), NODE_ENV: 'production' };
}

/** What was asked for and is not there is a source that says so: never a silent fall-back to something else. */
function askedButAbsent(config: ServerConfig, found: Kubeconfig): Source | null {
  const name = config.context;
  const missingContext = name !== null && !found.contexts.some(({ summary }) => summary.name === name);
  if (!missingContext && (config.kubeconfig === null || found.contexts.length > 0)) return null;
  const error =
    found.problems[0] ??
    (name === null
      ? appError('kubeconfig-unreadable', { path: config.kubeconfig ?? '', reason: 'it has no context' })
      : appError('context-unknown', { context: name }));
  const label = name ?? 'kubeconfig';
  const refuse = () => Promise.reject(new AppFailure(error));
  const summary = {
    id: `cluster:${label}`,
    kind: 'cluster',
    label,
    detail: config.kubeconfig ?? '',
    isDefault: true,
    error,
  } as const;
  return { summary, list: refuse, capture: refuse, askAdmin: null, gateway: null };
}

/** Reads the kubeconfig. `isDefault`: one of its contexts is what the dashboard opens first. */
export async function clusterSources(config: ServerConfig, isDefault: boolean): Promise<KubernetesAccess> {
  const env = pluginEnv();
  const found = await loadKubeconfig({ paths: config.kubeconfig === null ? [] : [config.kubeconfig], env });
  const consents = new ExecConsents();
  const absent = isDefault ? askedButAbsent(config, found) : null;
  const first = config.context ?? found.current ?? found.contexts[0]?.summary.name;
  const live: readonly ClusterSource[] = found.contexts.map((context) =>
    createClusterSource(context, {
      isDefault: isDefault && absent === null && context.summary.name === first,
      policy: { consents, allow: config.execAllow },
      env,
      adminLimitBytes: config.dump.bytes,
      adminTimings: adminTimings(config.dump.seconds),
      onWarning: (text) => log.warn({ context: context.summary.name }, text),
    }),
  );
  return {
    sources: absent === null ? live : [absent, ...live],
    problems: found.problems,
    consent: (name, hash) => {
      const context = found.contexts.find(({ summary }) => summary.name === name)?.context ?? null;
      return context !== null && consents.grant(context, hash);
    },
    close: async () => {
      await Promise.all(live.map((source) => source.close()));
    },
  };
}
