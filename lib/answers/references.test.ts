import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import { dumpBytes } from './dump-bytes';
import { roleOf } from './reference-roles';
import { referencesPage } from './references';
import type { ReferenceKind, ReferencesPage } from './references-types';
import { demoSnapshot } from './testing/demo';

const demo = demoSnapshot();
const ask = (kind: ReferenceKind, name: string, offset = 0, limit = 500): ReferencesPage =>
  referencesPage(demo, { kind, name, offset, limit });

function equalStrings(value: Json, text: string, pointer = ROOT): readonly string[] {
  if (isJsonArray(value))
    return value.flatMap((item, index) => equalStrings(item, text, child(pointer, index)));
  if (isJsonObject(value))
    return Object.keys(value).flatMap((key) => equalStrings(value[key] ?? null, text, child(pointer, key)));
  return value === text ? [pointer] : [];
}

const role = (kind: ReferenceKind, path: string) => roleOf(kind, path.split('.'));

describe('references', () => {
  it('finds every string that is the name of a cluster, and the routes among them', () => {
    const bytes = dumpBytes(demo);
    const document = bytes?.parse(bytes.root) ?? null;
    const names = demo.dump?.clusters.map(({ name }) => name) ?? [];
    for (const name of new Set(names)) {
      const page = ask('cluster', name);
      const found = [...page.definitions, ...page.rows].map(({ pointer }): string => pointer);
      expect(found.sort()).toEqual([...equalStrings(document, name)].sort());
      // Static ones stand in the bootstrap too.
      const known = page.definitions.filter(({ section }) => section === 'Clusters');
      expect(known.length, name).toBe(names.filter((each) => each === name).length);
      expect(page.roles.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
    }
    const cart = ask('cluster', 'outbound|8080||cart.shop.svc.cluster.local');
    const routes = cart.rows.filter(({ role: each }) => each === 'route');
    expect(routes.length).toBeGreaterThan(0);
    expect(
      routes.every(({ section, pointer }) => section === 'Routes' && pointer.endsWith('/route/cluster')),
    ).toBe(true);
  });

  it('knows what uses a route configuration and a secret', () => {
    const config = demo.dump?.routeConfigs.find(({ state }) => state === 'active')?.name ?? '';
    const page = ask('route-config', config);
    expect(page.definitions).toHaveLength(1);
    expect(page.rows.map(({ role: each }) => each)).toContain('rds');
    for (const secret of demo.dump?.secrets ?? []) {
      const { definitions } = ask('secret', secret.name);
      expect(definitions.map(({ resource }) => resource)).toContain(secret.pointer);
      expect(new Set(definitions.map(({ resource }) => resource)).size).toBe(definitions.length);
    }
  });

  it('windows add up', () => {
    const name = 'outbound|8080||cart.shop.svc.cluster.local';
    const whole = ask('cluster', name).rows;
    expect([0, 2, 4, 6].flatMap((offset) => ask('cluster', name, offset, 2).rows)).toEqual(whole.slice(0, 8));
  });

  it('of what nobody names there is nothing', () => {
    for (const name of ['', '__proto__', 'no such cluster'])
      expect(ask('cluster', name)).toEqual({ definitions: [], total: 0, roles: [], rows: [] });
  });

  it('reads the role from the keys above', () => {
    const listener = 'configs.2.dynamic_listeners.0.active_state.listener.filter_chains.1.filters.0';
    const host = 'configs.4.dynamic_route_configs.0.route_config.virtual_hosts.3.routes.1';
    const tls = 'transport_socket.typed_config.common_tls_context';
    expect(role('cluster', 'configs.1.dynamic_active_clusters.0.cluster.name')).toBe('definition');
    expect(role('cluster', 'configs.0.bootstrap.static_resources.clusters.0.name')).toBe('definition');
    expect(role('cluster', `${host}.route.cluster`)).toBe('route');
    expect(role('cluster', `${host}.route.weighted_clusters.clusters.2.name`)).toBe('weighted-cluster');
    expect(role('cluster', `${host}.route.requestMirrorPolicies.0.cluster`)).toBe('mirror');
    expect(role('cluster', `${listener}.typed_config.cluster`)).toBe('tcp-proxy');
    expect(role('cluster', `${listener}.typed_config.stat_prefix`)).toBe('same-text');
    const http = `${listener}.typed_config.http_filters.0.typed_config`;
    expect(role('cluster', `${http}.grpc_service.envoy_grpc.cluster_name`)).toBe('http-filter');
    expect(role('cluster', `${http}.providers.x.remote_jwks.http_uri.cluster`)).toBe('http-filter');
    const ads = 'rds.config_source.api_config_source.grpc_services.0.envoy_grpc.cluster_name';
    expect(role('cluster', `${listener}.typed_config.${ads}`)).toBe('config-source');
    expect(role('cluster', `${listener}.typed_config.tracing.provider.typed_config.collector_cluster`)).toBe(
      'tracing',
    );
    expect(role('route-config', `${listener}.typed_config.rds.route_config_name`)).toBe('rds');
    const certificate = `${tls}.tls_certificate_sds_secret_configs.0.name`;
    expect(
      role('secret', `configs.2.dynamic_listeners.0.active_state.listener.filter_chains.1.${certificate}`),
    ).toBe('server-certificate');
    expect(
      role('secret', `configs.1.dynamic_active_clusters.0.cluster.transport_socket_matches.0.${certificate}`),
    ).toBe('client-certificate');
    expect(
      role('secret', `x.${tls}.combined_validation_context.validation_context_sds_secret_config.name`),
    ).toBe('trusted-ca');
    expect(
      role('endpoints', 'configs.1.dynamic_active_clusters.0.cluster.eds_cluster_config.service_name'),
    ).toBe('eds-service-name');
    expect(role('endpoints', 'configs.3.dynamic_endpoint_configs.0.endpoint_config.cluster_name')).toBe(
      'definition',
    );
  });
});
