/**
 * Connection managers. What Envoy refuses at load: `strip_any_host_port` beside `strip_matching_host_port`;
 * `use_remote_address` with an original-IP detection extension; an upgrade type twice; a scope key extractor
 * without `index` or `element`.
 */
import type { Random } from '../random.ts';
import type { Clause } from './draft.ts';
import { setHeader } from './draft.ts';
import type { Trigger } from './filter-made.ts';
import { madeFilters } from './filters.ts';
import { type MadeHost, madeRouteConfig } from './hosts.ts';
import type { Names } from './routes.ts';

const NETWORK = 'type.googleapis.com/envoy.extensions.filters.network';

/** Files beside the bootstrap: a route configuration may come from one. */
export interface Files extends Names {
  /** Its path in the configuration. */
  file(name: string, content: object): string;
}

export interface MadeManager {
  readonly json: object;
  readonly hosts: readonly MadeHost[];
  readonly triggers: readonly Trigger[];
  /** What leads to these routes. */
  readonly clauses: readonly Clause[];
}

/** One line per connection or request. Peer and log join: no two connections of a run have the same peer. */
export function accessLog(kind: 'http' | 'tcp' | 'connection'): readonly object[] {
  const json_format = {
    kind,
    peer: '%DOWNSTREAM_DIRECT_REMOTE_ADDRESS%',
    chain: '%FILTER_CHAIN_NAME%',
    route: '%ROUTE_NAME%',
    host: '%CEL(xds.virtual_host_name)%',
    cluster: '%UPSTREAM_CLUSTER_RAW%',
    code: '%RESPONSE_CODE%',
    flags: '%RESPONSE_FLAGS%',
    details: '%RESPONSE_CODE_DETAILS%',
  };
  const typed_config = {
    '@type': 'type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog',
    path: '$LOG',
    log_format: { json_format },
  };
  return [{ name: 'file', typed_config }];
}

function options(random: Random): object {
  const strip = random.pick<object>([{ strip_any_host_port: true }, { strip_matching_host_port: true }]);
  const escaped = ['REJECT_REQUEST', 'UNESCAPE_AND_REDIRECT', 'UNESCAPE_AND_FORWARD', 'KEEP_UNCHANGED'];
  const underscores = { headers_with_underscores_action: random.pick(['REJECT_REQUEST', 'DROP_HEADER']) };
  const host = random.chance(0.5) ? { default_host_for_http_10: 'a.com' } : {};
  const http10 = { accept_http_10: true, ...host };
  return {
    ...(random.chance(0.5) ? { use_remote_address: true } : {}),
    ...(random.chance(0.2) ? { xff_num_trusted_hops: 1 } : {}),
    ...(random.chance(0.5) ? { normalize_path: true } : {}),
    ...(random.chance(0.3) ? { merge_slashes: true } : {}),
    ...(random.chance(0.4) ? { path_with_escaped_slashes_action: random.pick(escaped) } : {}),
    ...(random.chance(0.2) ? { strip_trailing_host_dot: true } : {}),
    ...(random.chance(0.3) ? strip : {}),
    ...(random.chance(0.1) ? { scheme_header_transformation: { scheme_to_overwrite: 'https' } } : {}),
    ...(random.chance(0.15) ? { common_http_protocol_options: underscores } : {}),
    ...(random.chance(0.25)
      ? { upgrade_configs: [{ upgrade_type: random.pick(['websocket', 'CONNECT', 'foo']) }] }
      : {}),
    ...(random.chance(0.25) ? { http_protocol_options: http10 } : {}),
    ...(random.chance(0.2)
      ? { internal_address_config: { cidr_ranges: [{ address_prefix: '127.1.0.0', prefix_len: 16 }] } }
      : {}),
  };
}

function scope(random: Random, name: string, inline: object): { json: object; clauses: readonly Clause[] } {
  const scoped_route_configurations = [
    { name: `${name}-a`, route_configuration: inline, key: { fragments: [{ string_key: 'a' }] } },
  ];
  const byElement = random.chance(0.4);
  const place = byElement ? { element: { separator: '=', key: 'k' } } : { index: 0 };
  const extractor = { name: 'x-scope', element_separator: ',', ...place };
  const json = {
    scoped_routes: {
      name: `${name}-scopes`,
      scope_key_builder: { fragments: [{ header_value_extractor: extractor }] },
      scoped_route_configurations_list: { scoped_route_configurations },
    },
  };
  const clause: Clause = {
    kind: 'scope-key',
    satisfy: (draft) => setHeader(draft, 'x-scope', byElement ? 'z,k=a' : 'a,b'),
    spoil: (draft) => setHeader(draft, 'x-scope', byElement ? 'k=b,k=a' : 'b,a'),
  };
  return { json, clauses: [clause] };
}

function discovered(files: Files, name: string, inline: object): object {
  const resource = { '@type': 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration', ...inline };
  const path = files.file(`${name}.json`, { version_info: '1', resources: [resource] });
  return { rds: { route_config_name: name, config_source: { path_config_source: { path } } } };
}

/** Where a manager has its routes from: inline, by scope, or discovered. */
function placed(random: Random, files: Files, name: string, routes: object) {
  if (random.chance(0.1)) return scope(random, name, routes);
  const json = random.chance(0.15) ? discovered(files, `${name}-routes`, routes) : { route_config: routes };
  return { json, clauses: [] };
}

export function madeManager(random: Random, files: Files, name: string, hasState: boolean): MadeManager {
  const filters = madeFilters(random);
  const routes = madeRouteConfig(random, { names: files, filters, hasState }, `${name}-routes`);
  const place = placed(random, files, name, routes.json);
  const json = {
    name: 'manager',
    typed_config: {
      '@type': `${NETWORK}.http_connection_manager.v3.HttpConnectionManager`,
      stat_prefix: name,
      access_log: accessLog('http'),
      http_filters: filters.json,
      ...options(random),
      ...place.json,
    },
  };
  return { json, hosts: routes.hosts, triggers: filters.triggers, clauses: place.clauses };
}

export function tcpProxy(name: string, cluster: string): object {
  const type = `${NETWORK}.tcp_proxy.v3.TcpProxy`;
  return {
    name: 'tcp',
    typed_config: { '@type': type, stat_prefix: name, cluster, access_log: accessLog('tcp') },
  };
}
