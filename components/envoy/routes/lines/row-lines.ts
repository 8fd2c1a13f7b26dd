import type { RouteRow } from '@/lib/answers/routes-types';
import { plural } from '@/lib/core/words';
import type { ForwardPolicy, RouteAction } from '@/lib/envoy/model';
import { redirectTarget, retryWords, rewriteWords } from '../../words/action-words';
import { durationWords, timeoutWords } from '../../words/duration-words';
import { shortFilterName } from '../../words/filter-words';
import { hasCluster } from '../action-cell';
import { type Lines, type LineValue, line } from './line';

const rewriteLines = ({ pathRewrite, hostRewrite }: ForwardPolicy): Lines => [
  ...line('path rewrite', pathRewrite === null ? null : rewriteWords(pathRewrite)),
  ...line('host rewrite', hostRewrite),
];

/** What a row knows of its action beside its clusters: the panel knows all. */
export function rowActionLines(action: RouteAction): Lines {
  switch (action.kind) {
    case 'cluster':
    case 'weighted':
      return rewriteLines(action.policy);
    case 'cluster-header':
      return [...line('cluster_header', action.header), ...rewriteLines(action.policy)];
    case 'plugin':
      return [
        ...line(
          action.inline ? 'inline_cluster_specifier_plugin' : 'cluster_specifier_plugin',
          action.name === '' ? '(no name)' : action.name,
        ),
        ...rewriteLines(action.policy),
      ];
    case 'redirect':
      return [...line('redirect', action.code), ...line('to', redirectTarget(action))];
    case 'direct-response':
      return [...line('direct_response', action.status), ...line('body', action.body)];
    case 'filter-action':
      return line('filter_action', action.type === '' ? 'left to a filter' : action.type);
    case 'non-forwarding':
      return line('non_forwarding_action', 'made for a filter or a client, not for an upstream');
    case 'unknown':
      return line('action', action.field === '' ? 'none' : `${action.field} is not understood: see JSON`);
  }
}

function mirrorValues({ action, state }: RouteRow): readonly LineValue[] {
  if (!('policy' in action)) return [];
  const { mirrors, mirrorByHeader } = action.policy;
  const isMissing = (cluster: string) =>
    !hasCluster(state, cluster) || (state.kind === 'missing-mirror' && state.clusters.includes(cluster));
  return [
    ...mirrors.map(
      (cluster): LineValue =>
        isMissing(cluster) ? { text: cluster, cluster, missing: true } : { text: cluster, cluster },
    ),
    ...(mirrorByHeader === true ? [{ text: 'named by a header' }] : []),
  ];
}

/** What a row knows of its policy. */
export function rowPolicyLines(row: RouteRow): Lines {
  const { action, perFilterConfig } = row;
  const policy = 'policy' in action ? action.policy : null;
  return [
    ...(policy === null
      ? []
      : [
          ...line('timeout', timeoutWords(policy.timeout)),
          ...line('idle_timeout', policy.idleTimeout === null ? null : durationWords(policy.idleTimeout)),
          ...line('retry_policy', retryWords(policy.retries)),
          ...line('request_mirror_policies', mirrorValues(row)),
          ...line(
            'hash_policy',
            policy.hashPolicies === 0 ? null : plural(policy.hashPolicies, 'hash policy', 'hash policies'),
          ),
          ...line('cors', policy.corsOnRoute ? 'set on this route' : null),
        ]),
    ...line('typed_per_filter_config', perFilterConfig.map(shortFilterName).join(', ')),
  ];
}
