import type { ReactNode } from 'react';
import { Kv, type KvEntry } from '@/components/data/kv';
import type { RouteRow } from '@/lib/answers/routes-types';
import { plural } from '@/lib/core/words';
import type { ForwardPolicy, RouteMatch } from '@/lib/envoy/model';
import { PageLink } from '../links';
import { muted } from '../parts';
import { redirectTarget, retryWords, rewriteWords } from '../words/action-words';
import { clusterText } from '../words/cluster-label';
import { durationWords, timeoutWords } from '../words/duration-words';
import { shortFilterName } from '../words/filter-words';
import { cookieWords, headerWords, otherConditions, pathText, queryWords } from '../words/match-words';
import { hasCluster, homeOf } from './action-cell';
import { Weights } from './weights';

const NONE = muted('none');

function lines(texts: readonly string[], otherwise: ReactNode = NONE): ReactNode {
  if (texts.length === 0) return otherwise;
  return texts.map((text) => <div key={text}>{text}</div>);
}

/** Every clause of a route's match. */
export function MatchDetails({ match }: { readonly match: RouteMatch }) {
  const isMethod = ({ name }: { readonly name: string }) => name === ':method';
  const methods = match.headers
    .filter(isMethod)
    .map((header) => headerWords(header).replace(/^:method /, ''));
  const other = otherConditions(match);
  const entries: readonly KvEntry[] = [
    ['path', pathText(match.path)],
    ['method', lines(methods, muted('any'))],
    ['headers', lines(match.headers.filter((header) => !isMethod(header)).map(headerWords))],
    ['query', lines(match.query.map(queryWords))],
    ['cookies', match.cookies.length === 0 ? null : lines(match.cookies.map(cookieWords))],
    ['gRPC', match.grpcOnly ? 'only gRPC requests' : null],
    ['fraction', match.runtimeFraction],
    ['also', other.length === 0 ? null : lines(other)],
  ];
  return <Kv entries={entries} mono />;
}

/** Where the request goes, with its weights and rewrites. */
export function ActionDetails({ row }: { readonly row: RouteRow }) {
  const { action } = row;
  switch (action.kind) {
    case 'cluster':
    case 'weighted':
      return (
        <>
          <Weights clusters={action.clusters} home={homeOf(row.origin)} state={row.state} />
          <Rewrites policy={action.policy} />
        </>
      );
    case 'cluster-header':
      return (
        <>
          <Kv entries={[['cluster', `named by header ${action.header}`]]} mono />
          <Rewrites policy={action.policy} />
        </>
      );
    case 'redirect':
      return (
        <Kv
          mono
          entries={[
            ['redirect', String(action.code)],
            ['to', redirectTarget(action)],
          ]}
        />
      );
    case 'direct-response':
      return (
        <Kv
          mono
          entries={[
            ['status', String(action.status)],
            ['body', action.body === null || action.body === '' ? NONE : action.body],
          ]}
        />
      );
    case 'non-forwarding':
      return <p className="sm">Not forwarded: made for a filter, not for an upstream.</p>;
    case 'unknown':
      return (
        <p className="sm">
          {action.field === '' ? 'No action.' : `${action.field} is not understood: see JSON.`}
        </p>
      );
  }
}

function Rewrites({ policy }: { readonly policy: ForwardPolicy }) {
  if (policy.pathRewrite === null && policy.hostRewrite === null) return null;
  return (
    <div className="mt-1.5">
      <Kv
        mono
        entries={[
          ['rewrite', policy.pathRewrite === null ? null : rewriteWords(policy.pathRewrite)],
          ['host', policy.hostRewrite],
        ]}
      />
    </div>
  );
}

/** Clusters that get a copy of each request; one that Envoy does not have cannot be opened. */
function Mirrors({ row, clusters }: { readonly row: RouteRow; readonly clusters: readonly string[] }) {
  if (clusters.length === 0) return NONE;
  return clusters.map((cluster, place) => {
    const text = clusterText(cluster, homeOf(row.origin));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: one cluster may be listed twice, in an order that is fixed
      <div key={place} className="mono">
        {hasCluster(row.state, cluster) ? (
          <PageLink page="/clusters" params={{ sel: cluster }} title={cluster}>
            {text}
          </PageLink>
        ) : (
          text
        )}
      </div>
    );
  });
}

/** Timeouts, retries and what filters do differently here. */
export function PolicyDetails({ row }: { readonly row: RouteRow }) {
  const { action } = row;
  const policy = 'policy' in action ? action.policy : null;
  const filters = row.perFilterConfig.map(shortFilterName).join(', ');
  const entries: readonly KvEntry[] =
    policy === null
      ? []
      : [
          ['timeout', timeoutWords(policy.timeout)],
          ['idle timeout', policy.idleTimeout === null ? null : durationWords(policy.idleTimeout)],
          ['retries', retryWords(policy.retries)],
          ['mirror', <Mirrors key="mirror" row={row} clusters={policy.mirrors} />],
          [
            'hash',
            policy.hashPolicies === 0 ? null : plural(policy.hashPolicies, 'hash policy', 'hash policies'),
          ],
          ['CORS', policy.corsOnRoute ? 'set on this route' : null],
        ];
  return <Kv entries={[...entries, ['filters', filters === '' ? NONE : `own settings: ${filters}`]]} />;
}

/** A route unfolded in the list: match, action, policy. */
export function RouteUnfolded({ row }: { readonly row: RouteRow }) {
  const parts: readonly (readonly [string, ReactNode])[] = [
    ['Match', <MatchDetails key="match" match={row.match} />],
    ['Action', <ActionDetails key="action" row={row} />],
    ['Policy', <PolicyDetails key="policy" row={row} />],
  ];
  return (
    <div className="xg">
      {parts.map(([title, body]) => (
        <div key={title} className="min-w-0">
          <b className="mut mb-1 block text-11">{title}</b>
          {body}
        </div>
      ))}
    </div>
  );
}
