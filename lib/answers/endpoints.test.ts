import { describe, expect, test } from 'vitest';
import type { Json } from '@/lib/core/json';
import { serviceName, upstreams } from '@/lib/envoy/testing/upstreams';
import { answer } from './answer';
import { endpointsList } from './endpoints-list';
import { joined } from './joined';
import type { AnswerOf, Question } from './questions';
import { demoSnapshot } from './testing/demo';
import { podItem, upstreamsSnapshot } from './testing/upstreams';

const pods: Json = {
  items: [
    podItem('payment-v1', '127.0.1.24', 8080),
    podItem('payment-old', '127.0.1.24', 8080, 'Succeeded'),
    podItem('host-a', '127.0.1.25', 8080),
    podItem('host-b', '127.0.1.25', 9090),
    podItem('inner', '10.0.0.9', 8080),
  ],
};
const snapshot = upstreamsSnapshot({ parts: { 'kubernetes/pods': pods } });

function ask<Q extends Question>(question: Q, of = snapshot): AnswerOf<Q> {
  const result = answer(of, question);
  if (!result.ok) throw new Error(result.error.code);
  // The catalogue ties answers to questions; `answer` returns their union.
  return result.value as AnswerOf<Q>;
}

const list = (filter = '', sort: string | null = null, of = snapshot) =>
  ask({ ask: 'endpoints', filter, sort, offset: 0, limit: 500 }, of);
const places = (filter: string) => list(filter).rows.map(({ address }) => address);

describe('the list of endpoints', () => {
  test('has each endpoint of each cluster, with an id of its own', () => {
    const { counts, rows, health, source } = list();
    const hosts = (upstreams('clusters') as { cluster_statuses: { host_statuses?: Json[] }[] })
      .cluster_statuses;
    const total = hosts.reduce((sum, each) => sum + (each.host_statuses?.length ?? 0), 0);
    expect(counts).toEqual({ total, matched: total });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total);
    expect(health).toMatchObject({ total, unknown: 0 });
    expect(source).toBe('clusters');
  });

  test('is filtered by health, flags, traffic and place', () => {
    expect(places('status:draining')).toEqual(['127.0.1.203:8080']);
    expect(places('outlier:failed')).toEqual(['127.0.1.80:8080']);
    expect(places('flag:pending_dynamic_removal')).toEqual(['127.0.1.27:8080']);
    expect(places('cluster:"outbound|8080||cart.shop.svc.cluster.local" priority:2')).toEqual([
      '127.0.1.14:8080',
    ]);
    expect(places('locality:eu/eu-2')).toEqual(['127.0.1.11:8080', '127.0.1.41:8080']);
    expect(places('active:>1')).toEqual(['127.0.1.90:8080']);
    expect(places('tlsmode:istio')).toEqual(['127.0.1.24:8080']);
    expect(places('workload:payment-legacy')).toEqual(['127.0.1.25:8080']);
    expect(places('successrate:100 errors:0').length).toBeGreaterThan(2);
    expect(places('pod:shop/payment-v1')).toEqual(['127.0.1.24:8080']);
    expect(places('[::1]:8080')).toEqual(['127.0.1.26:8080']);
  });

  test('finds pods by address: living ones, and those that name the port where a node is shared', () => {
    const podsAt = (address: string) => list(`endpoint:"${address}"`).rows[0]?.pods?.map(({ name }) => name);
    expect(podsAt('127.0.1.24:8080')).toEqual(['payment-v1']);
    expect(podsAt('127.0.1.25:8080')).toEqual(['host-a']);
    expect(podsAt('127.0.1.10:8080')).toEqual([]);
    // Behind a listener inside Envoy stands the real destination.
    expect(podsAt('internal inner 10.0.0.9:8080')).toEqual(['inner']);
    const noPods = list('', null, upstreamsSnapshot());
    expect(new Set(noPods.rows.map((row) => row.pods))).toEqual(new Set([null]));
  });

  test('joins what EDS alone knows to what /clusters counts', () => {
    const [row] = list('endpoint:"127.0.1.24:8080"').rows;
    expect(row?.endpoint).toMatchObject({
      source: 'clusters',
      tlsMode: 'istio',
      workload: { name: 'payment-v1', namespace: 'shop' },
    });
    expect(row?.endpoint.traffic).not.toBeNull();
  });

  test('does without /clusters, and says that health is unknown without EDS', () => {
    const eds = upstreamsSnapshot({ without: ['admin/clusters'] });
    expect(list('', null, eds)).toMatchObject({ source: 'eds' });
    expect(list('status:unknown', null, eds).counts.matched).toBe(0);
    const dump = upstreams('config-dump') as { configs: { '@type': string }[] };
    const configs = dump.configs.filter((each) => !each['@type'].endsWith('EndpointsConfigDump'));
    const bare = upstreamsSnapshot({
      without: ['admin/clusters'],
      parts: { 'admin/config_dump': { configs } as unknown as Json },
    });
    const page = list('', null, bare);
    expect(page.source).toBe('config');
    expect(page.health).toMatchObject({ healthy: 0, unknown: page.counts.total });
  });

  test('prints at least what istioctl prints', () => {
    const input = { joined: joined(snapshot), live: new Map() };
    endpointsList(input, (rows, { columns }) => {
      const shown = columns.filter(({ shown }) => shown === 'table').map(({ id }) => id);
      for (const id of ['endpoint', 'status', 'outlier', 'cluster']) expect(shown).toContain(id);
      const values = (id: string) =>
        new Set(rows.map((row) => columns.find((each) => each.id === id)?.value(row)));
      expect(values('outlier')).toEqual(new Set(['OK', 'FAILED']));
      expect(values('status')).toEqual(new Set(['HEALTHY', 'UNHEALTHY', 'DRAINING', 'DEGRADED']));
    });
  });
});

describe('an endpoint', () => {
  const id = `${serviceName('payment')}~127.0.1.24:8080`;

  test('is found by its id, with both of its faces', () => {
    const detail = ask({ ask: 'endpoint', name: id });
    expect(detail.row).toMatchObject({ id, cluster: serviceName('payment') });
    expect(detail.cluster?.name).toBe(serviceName('payment'));
    expect(JSON.parse(detail.liveJson)).toMatchObject({ stats: expect.any(Array) });
    expect(JSON.parse(detail.dumpJson)).toMatchObject({ metadata: { filter_metadata: { istio: {} } } });
    expect(detail.metadata).toContainEqual(['envoy.transport_socket_match', 'tlsMode', 'istio']);
    expect(detail.settings).toEqual([]);
    expect(structuredClone(detail)).toEqual(detail);
  });

  test('knows the other clusters with its address', () => {
    const demo = demoSnapshot();
    const shared = list('', null, demo).rows.find(({ address }, place, rows) =>
      rows.some((other, at) => at !== place && other.address === address),
    );
    if (shared === undefined) throw new Error('the demo shares no address');
    const { twins } = ask({ ask: 'endpoint', name: shared.id }, demo);
    expect(twins.total).toBeGreaterThan(0);
    expect(new Set(twins.rows.map(({ address }) => address))).toEqual(new Set([shared.address]));
  });
});

test('every endpoint of the demo stands on a pod of it, or outside the cluster', () => {
  const demo = demoSnapshot();
  const inside = list('10.244.', null, demo).rows.filter(({ address }) => address.startsWith('10.244.'));
  expect(inside.length).toBeGreaterThan(5);
  expect(inside.filter(({ pods: own }) => own?.length === 1).length).toBeGreaterThan(inside.length / 2);
});
