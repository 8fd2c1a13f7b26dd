import { createClusterSource } from '@/lib/cluster/cluster-source';
import { ExecConsents } from '@/lib/cluster/exec-policy';
import { loadKubeconfig } from '@/lib/cluster/kubeconfig';
import type { ClusterContext } from '@/lib/cluster/kubeconfig-model';
import { createUrlSource } from '@/lib/cluster/url-source';
import { appError, fail } from '@/lib/core/errors';
import type { Source } from '@/lib/snapshot/source';
import type { SourceChoice } from './source-choice';

/** Imported late: all that speaks to networks costs a cold start that reads a file more than the file does. */

/** A source that may have to run a credential plugin. */
export interface LiveSource {
  readonly source: Source;
  /** Allows the plugin whose hash `exec-needs-consent` named. */
  readonly allow: (hash: string) => boolean;
  readonly close: () => Promise<void>;
}

/** The Envoy behind an admin URL. Throws `AppFailure` `bad-request` for what is no such URL. */
export function urlSource(url: string): LiveSource {
  const source = createUrlSource(url, { isDefault: true });
  return { source, allow: () => false, close: () => Promise.resolve() };
}

/** What a credential plugin inherits: the user's environment without what is ours. */
function pluginEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GATESCOPE_'));
  return { ...Object.fromEntries(own), NODE_ENV: 'production' };
}

const allower = (consents: ExecConsents, context: ClusterContext | null) => (hash: string) =>
  context !== null && consents.grant(context, hash);

/**
 * One context of the kubeconfig. Throws `AppFailure`: `kubeconfig-unreadable`, `context-unknown`.
 * @param onWarning is told what is odd and did no harm
 */
export async function contextSource(
  choice: Extract<SourceChoice, { kind: 'cluster' }>,
  onWarning: (text: string) => void,
): Promise<LiveSource> {
  const env = pluginEnv();
  const { kubeconfig } = choice;
  const found = await loadKubeconfig({ paths: kubeconfig === null ? [] : [kubeconfig], env });
  const name = choice.context ?? found.current ?? found.contexts[0]?.summary.name;
  const context = found.contexts.find(({ summary }) => summary.name === name);
  if (context === undefined) {
    const error =
      found.problems[0] ??
      (name === undefined
        ? appError('kubeconfig-unreadable', {
            path: kubeconfig ?? '~/.kube/config',
            reason: 'it has no context',
          })
        : appError('context-unknown', { context: name }));
    return fail(error.code, error.details);
  }
  const consents = new ExecConsents();
  const source = createClusterSource(context, {
    isDefault: true,
    policy: { consents, allow: choice.execAllow },
    env,
    onWarning,
  });
  return { source, allow: allower(consents, context.context), close: () => source.close() };
}
