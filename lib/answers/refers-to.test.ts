import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { ROOT } from '@/lib/core/json-pointer';
import { refersTo } from './refers-to';
import { demoSnapshot } from './testing/demo';
import { snapshotOfDump } from './testing/dumps';

const demo = demoSnapshot();
const dump = demo.dump;
const of = (pointer: JsonPointer | undefined) =>
  refersTo(demo, pointer ?? ROOT).rows.map(({ kind, role, name, definition }) => {
    const listed = dump?.sections.some(({ resources }) =>
      resources.some((resource) => resource.pointer === definition && resource.name === name),
    );
    return `${kind} ${role} ${name}${listed === true ? '' : ' (nowhere)'}`;
  });

describe('what a value refers to', () => {
  it('of a route are its clusters', () => {
    const routes = dump?.routes;
    const name = 'outbound|8080||cart.shop.svc.cluster.local';
    const found = Array.from({ length: routes?.length ?? 0 }, (_, row) => of(routes?.pointer(row)));
    expect(found.flat()).toContain(`cluster route ${name}`);
    expect(found.flat().every((each) => each.startsWith('cluster '))).toBe(true);
  });

  it('of a cluster are its endpoints', () => {
    const found = (dump?.clusters ?? []).flatMap(({ pointer, type }) => {
      const rows = of(pointer);
      expect(rows.some((row) => row.startsWith('endpoints eds-service-name'))).toBe(type === 'EDS');
      return rows;
    });
    expect(found.filter((row) => row.startsWith('endpoints') && row.endsWith('(nowhere)'))).toEqual([]);
  });

  it('of a listener are its route configurations, secrets and clusters', () => {
    const found = (dump?.listeners ?? []).flatMap(({ pointer }) => of(pointer));
    expect(found.some((row) => row.startsWith('route-config rds http.'))).toBe(true);
    expect(found.some((row) => row.startsWith('secret server-certificate kubernetes://'))).toBe(true);
  });

  it('of a cluster are its secrets, and the name that it asks EDS for', () => {
    const validation = { validation_context_sds_secret_config: { name: 'ROOTCA' } };
    const tls = {
      tls_certificate_sds_secret_configs: [{ name: 'default' }],
      combined_validation_context: validation,
    };
    const socket = { name: 'tls', typed_config: { common_tls_context: tls } };
    const eds = { eds_cluster_config: { service_name: 'other' } };
    const cluster = { name: 'own', ...eds, transport_socket: socket };
    const text = JSON.stringify({ configs: [{ dynamic_active_clusters: [{ cluster }] }] });
    const at = '/configs/0/dynamic_active_clusters/0' as JsonPointer;
    const { rows } = refersTo(snapshotOfDump(text), at);
    expect(rows.map(({ kind, name, role }) => [kind, name, role])).toEqual([
      ['endpoints', 'other', 'eds-service-name'],
      ['secret', 'default', 'client-certificate'],
      ['secret', 'ROOTCA', 'trusted-ca'],
    ]);
  });

  it('counts places, in either spelling, and says what the dump lacks', () => {
    const clusters = [{ name: 'a' }, { name: 'b' }, { name: 'a' }];
    const route = {
      name: 'own',
      route: { weightedClusters: { clusters }, requestMirrorPolicies: [{ cluster: 'a' }] },
    };
    const text = JSON.stringify({ configs: [{}, { x: [{ routes: [route] }] }] });
    const { rows, total } = refersTo(snapshotOfDump(text), '/configs/1/x/0/routes/0' as JsonPointer);
    expect(total).toBe(3);
    expect(rows.map(({ name, role, count, definition }) => [name, role, count, definition])).toEqual([
      ['a', 'weighted-cluster', 2, null],
      ['b', 'weighted-cluster', 1, null],
      ['a', 'mirror', 1, null],
    ]);
  });

  it('is nothing where nothing stands, and of keys of a prototype', () => {
    expect(refersTo(demo, '/configs/999' as JsonPointer)).toEqual({ total: 0, rows: [], isTooLong: false });
    const text = '{"configs":[{"__proto__":{"cluster":7,"constructor":{"name":"x"}}}]}';
    expect(refersTo(snapshotOfDump(text), ROOT).rows).toEqual([]);
  });
});
