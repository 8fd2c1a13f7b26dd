import type { ForwardPolicy, PathRewrite, RouteAction, WeightedCluster } from '@/lib/envoy/model';
import { type ClusterLabel, clusterLabel } from './cluster-label';
import { durationWords, isZero } from './duration-words';

/** One cluster of a route with its share of the requests, 0 to 100. */
export interface Share {
  /** The cluster; '' when a header of the request names it. */
  readonly name: string;
  readonly header: string | null;
  readonly percent: number;
}

/** Shares of weighted clusters. Envoy picks by weight over the sum, whatever the sum is. */
export function sharesOf(clusters: readonly WeightedCluster[]): readonly Share[] {
  const sum = clusters.reduce((total, cluster) => total + cluster.weight, 0);
  return clusters.map(({ name, weight, clusterHeader = null }) => ({
    name,
    header: clusterHeader,
    percent: sum > 0 ? (weight * 100) / sum : 0,
  }));
}

/** `90 %`, `33.3 %`; a share that exists is never shown as 0. */
export function percentWords(percent: number): string {
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  return `${Number(percent.toFixed(1))} %`;
}

/** What a row shows of an action: where to, and short words beside it. */
export interface ActionWords {
  /** A code in a chip before the target: `301`, `404`. */
  readonly code: string;
  readonly target: string;
  /** The cluster to link to, when there is exactly one. */
  readonly cluster: string | null;
  readonly notes: readonly string[];
}

const words = (target: string, more: Partial<ActionWords> = {}): ActionWords => ({
  code: '',
  target,
  cluster: null,
  notes: [],
  ...more,
});

/** One line for a route's action. `home` is the namespace of the object that made the route. */
export function actionWords(action: RouteAction, home: string | null = null): ActionWords {
  switch (action.kind) {
    case 'cluster': {
      const [{ name }] = action.clusters;
      const { target, subset } = clusterLabel(name, home);
      const notes = [...(subset === '' ? [] : [subset]), ...policyNotes(action.policy)];
      return words(target, { cluster: name, notes });
    }
    case 'weighted':
      return weightedWords(action.clusters, action.policy, home);
    case 'cluster-header':
      return words(`named by header ${action.header}`, { notes: policyNotes(action.policy) });
    case 'plugin':
      return words(`chosen by plugin ${named(action.name)}`, { notes: policyNotes(action.policy) });
    case 'redirect':
      return words(redirectTarget(action), { code: String(action.code) });
    case 'direct-response':
      return words('answered by Envoy', { code: String(action.status) });
    case 'non-forwarding':
      return words('not forwarded');
    case 'filter-action':
      return words('left to a filter');
    case 'unknown':
      return words(action.field === '' ? 'no action' : `${action.field} (not understood)`);
  }
}

function weightedWords(
  clusters: readonly WeightedCluster[],
  policy: ForwardPolicy,
  home: string | null,
): ActionWords {
  const shares = sharesOf(clusters).map((share) => ({ ...share, label: shareLabel(share, home) }));
  const first = shares[0];
  if (first === undefined) return words('no cluster');
  const oneTarget = shares.every(({ label }) => label.target === first.label.target);
  const split = shares
    .map(({ label, percent }) => {
      const name = oneTarget ? label.subset || 'no subset' : `${label.target} ${label.subset}`.trim();
      return `${name} ${percentWords(percent)}`;
    })
    .join(' · ');
  const notes = policyNotes(policy);
  return oneTarget ? words(first.label.target, { notes: [split, ...notes] }) : words(split, { notes });
}

/** How a share is called in a row. */
export function shareLabel({ name, header }: Share, home: string | null = null): ClusterLabel {
  if (header === null) return clusterLabel(name, home);
  return { target: `named by header ${header}`, subset: '', full: `header ${header}` };
}

const named = (name: string): string => (name === '' ? '(no name)' : name);

/** What changes how a row reads; the rest stands in its details. */
function policyNotes(policy: ForwardPolicy): readonly string[] {
  return [
    ...(policy.timeout === null || isZero(policy.timeout) ? [] : [durationWords(policy.timeout)]),
    ...(policy.pathRewrite === null ? [] : [`rewrites ${rewriteWords(policy.pathRewrite)}`]),
    ...(policy.mirrors.length === 0 && policy.mirrorByHeader !== true ? [] : ['mirrored']),
  ];
}

/** `prefix → /`, `/old/(.*) → /new/\1`. */
export function rewriteWords(rewrite: PathRewrite): string {
  switch (rewrite.kind) {
    case 'prefix':
      return `prefix → ${rewrite.value === '' ? '""' : rewrite.value}`;
    case 'regex':
      return `${rewrite.pattern} → ${rewrite.substitution === '' ? '""' : rewrite.substitution}`;
    case 'template':
      return `template → ${rewrite.value}`;
  }
}

/** `2 on 5xx, reset, 1 s each`, or `none`. */
export function retryWords(retries: ForwardPolicy['retries']): string {
  if (retries === null) return 'none';
  const on = retries.on === '' ? 'no condition' : `on ${retries.on.split(',').join(', ')}`;
  const each = retries.perTryTimeout === null ? '' : `, ${durationWords(retries.perTryTimeout)} each`;
  return `${retries.attempts} ${on}${each}`;
}

function redirectPath(action: Extract<RouteAction, { kind: 'redirect' }>): string {
  if (action.path !== null) return action.path;
  if (action.prefixRewrite !== null) return `${action.prefixRewrite}…`;
  const { regexRewrite } = action;
  return regexRewrite === undefined ? '' : ` ${rewriteWords({ kind: 'regex', ...regexRewrite })}`;
}

/** Where a redirect leads; `…` stands for what is kept of the request's URL. */
export function redirectTarget(action: Extract<RouteAction, { kind: 'redirect' }>): string {
  const scheme = action.scheme ?? (action.httpsRedirect ? 'https' : '');
  const port = action.port === null ? '' : `:${action.port}`;
  const host = action.host ?? (port === '' ? '' : '…');
  const path = redirectPath(action);
  const authority = `${host}${port}`;
  const start = scheme === '' ? authority : `${scheme}://${authority}`;
  const joined = scheme !== '' && authority === '' && path !== '' ? `${start}…${path}` : `${start}${path}`;
  const text = joined.trim() === '' ? 'the same URL' : joined.trim();
  return action.stripQuery ? `${text} without query` : text;
}
