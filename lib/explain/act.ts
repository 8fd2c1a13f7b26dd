import type { Reason } from './answer';
import { NO_CANDIDATES } from './candidates';
import { type ChosenCluster, hostCriteria } from './cluster-choice';
import { type ClusterTable, clusterReason } from './clusters';
import { type Outcome, only, outcome, replied, type Trail } from './outcome';
import { forGrpc, type Reply, reply } from './reply';
import { redirectUrl, upstreamHost, upstreamPath } from './rewrite';
import type { RouteEntry } from './route-entry';
import type { Stream } from './stream';

const unknown = (fields: Partial<Outcome>, reason: Reason, trail: Trail): Outcome => {
  trail.say(reason);
  return outcome({ ...fields, verdict: 'unknown' });
};

function direct(status: number, route: RouteEntry, stream: Stream): Reply {
  const given = reply('direct-response', status, 'direct_response');
  const hasLocation = status === 201 || (status >= 300 && status < 400);
  return hasLocation ? { ...given, location: redirectUrl(null, route, stream) ?? null } : given;
}

/** What a chosen cluster makes of a request. */
function forward(
  route: RouteEntry,
  chosen: ChosenCluster | null,
  stream: Stream,
  clusters: ClusterTable,
  fields: Partial<Outcome>,
  trail: Trail,
): Outcome {
  const { action } = route.detail;
  if (chosen === null || action.kind !== 'forward')
    return unknown(fields, { code: 'cluster-by-code' }, trail);
  const answered = (given: Reply, more: Partial<Outcome>) =>
    replied(forGrpc(given, stream.headers), { ...fields, ...more });
  const { name } = chosen;
  const view = clusters.view(name, hostCriteria(route, chosen.weighted, stream));
  const { state } = view;
  trail.step(() => ({
    kind: 'cluster',
    name,
    pointer: view.cluster?.pointer ?? null,
    reasons: [clusterReason(name, view)],
    ...NO_CANDIDATES,
  }));
  const named: Partial<Outcome> = name === '' ? {} : { cluster: name, clusters: only(name) };
  if (state === 'missing') {
    trail.say({ code: 'cluster-missing', cluster: name });
    return answered(reply('no-cluster', action.notFoundCode, 'cluster_not_found', 'NC'), {});
  }
  if (state === 'unknown') return unknown({ ...fields, ...named }, clusterReason(name, view), trail);
  if (route.detail.match.path.kind === 'connect' && action.pathRewrite?.kind === 'prefix')
    return answered(
      reply(
        'bad-request',
        503,
        'filter_removed_required_request_headers{missing_required_header:_:protocol}',
        'DPE',
      ),
      named,
    );
  if (state === 'no-host') {
    trail.say({ code: 'cluster-no-host', cluster: name });
    return answered(reply('no-healthy-upstream', 503, 'no_healthy_upstream', 'UH'), named);
  }
  const host = upstreamHost(action, chosen.weighted, stream, clusters.onlyHostname(name));
  return outcome({
    ...fields,
    ...named,
    verdict: 'forwarded',
    upstreamPath: upstreamPath(route, action, stream, host) ?? null,
    upstreamHost: host ?? null,
  });
}

/** The router's part: what the action of a route does (config_impl.cc, router.cc). */
export function act(
  route: RouteEntry,
  chosen: ChosenCluster | null,
  stream: Stream,
  clusters: ClusterTable,
  fields: Partial<Outcome>,
  trail: Trail,
): Outcome {
  const { action } = route.detail;
  trail.say({ code: 'action', action: action.kind });
  switch (action.kind) {
    case 'forward':
      return forward(route, chosen, stream, clusters, fields, trail);
    case 'redirect': {
      const location = redirectUrl(action, route, stream);
      if (location === undefined) trail.say({ code: 'location-unknown' });
      const given = { ...reply('redirect', action.code, 'direct_response'), location: location ?? null };
      return replied(forGrpc(given, stream.headers), fields);
    }
    case 'direct-response':
      return replied(forGrpc(direct(action.status, route, stream), stream.headers), fields);
    case 'unknown':
      return unknown(fields, { code: 'action-unread', field: action.field }, trail);
    default:
      return replied(forGrpc(reply('no-cluster', 503, 'cluster_not_found', 'NC'), stream.headers), fields);
  }
}
