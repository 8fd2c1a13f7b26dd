import { describe, expect, it } from 'vitest';
import { child, parsePointer, ROOT } from '@/lib/core/json-pointer';
import { subjectOf } from './subject-of';

const at = (text: string) => parsePointer(text) ?? ROOT;

describe('subjectOf', () => {
  it('is what a value names', () => {
    const route = at('/configs/5/dynamic_route_configs/0/route_config/virtual_hosts/0/routes/1/route');
    expect(subjectOf(child(route, 'cluster'))?.kind).toBe('cluster');
    const weighted = child(route, 'weighted_clusters', 'clusters', 0, 'name');
    expect(subjectOf(weighted)).toEqual({ kind: 'cluster', nameAt: weighted });
    const secret = at('/configs/2/dynamic_listeners/0/x/tls_certificate_sds_secret_configs/0/name');
    expect(subjectOf(secret)?.kind).toBe('secret');
    expect(subjectOf(at('/configs/2/dynamic_listeners/0/x/rds/route_config_name'))?.kind).toBe(
      'route-config',
    );
    expect(
      subjectOf(at('/configs/1/dynamic_active_clusters/0/cluster/eds_cluster_config/service_name'))?.kind,
    ).toBe('endpoints');
  });

  it('is the resource around any other place', () => {
    expect(subjectOf(at('/configs/1/dynamic_active_clusters/7/cluster/type'))).toEqual({
      kind: 'cluster',
      nameAt: '/configs/1/dynamic_active_clusters/7/cluster/name',
    });
    expect(subjectOf(at('/configs/1/dynamic_active_clusters/7/cluster'))?.nameAt).toBe(
      '/configs/1/dynamic_active_clusters/7/cluster/name',
    );
    expect(subjectOf(at('/configs/6/dynamic_active_secrets/1'))).toEqual({
      kind: 'secret',
      nameAt: '/configs/6/dynamic_active_secrets/1/name',
    });
    expect(subjectOf(at('/configs/4/dynamic_endpoint_configs/1/endpoint_config/cluster_name'))?.kind).toBe(
      'endpoints',
    );
  });

  it('is nothing for what nobody refers to', () => {
    expect(subjectOf(at('/configs/2/dynamic_listeners/0/active_state'))).toBeNull();
    expect(subjectOf(ROOT)).toBeNull();
  });
});
