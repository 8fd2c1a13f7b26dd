import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { fieldNamed, fieldsOf } from './cluster-messages';
import { settingsOf } from './cluster-setting-list';
import { readClusterSettings } from './cluster-settings';
import { CLUSTER_FIELDS } from './known-fields';
import { camelCase, Raw } from './raw';
import { clusterRaw, upstreams } from './testing/upstreams';

const CLUSTER = 'envoy.config.cluster.v3.Cluster';

const names = Raw.root(upstreams('config-dump'))
  .at('configs')
  .objects()
  .flatMap((section) => section.at('dynamic_active_clusters').objects())
  .map((entry) => entry.at('cluster').text('name'));

/** Every scalar of a document, as text. */
function leaves(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(leaves);
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([key, each]) => (key === '@type' ? [] : leaves(each)));
  return [String(value)];
}

describe('known fields', () => {
  it('are those of Envoy 1.40', () => {
    const fields = [...(fieldsOf(CLUSTER)?.keys() ?? [])];
    expect(fields.length).toBeGreaterThan(50);
    expect(CLUSTER_FIELDS).toEqual(new Set(['@type', ...fields, ...fields.map(camelCase)]));
  });

  it('are found in both spellings, and nothing else is', () => {
    expect(fieldNamed(CLUSTER, 'lb_policy')).toBe('lb_policy');
    expect(fieldNamed(CLUSTER, 'lbPolicy')).toBe('lb_policy');
    for (const key of ['__proto__', 'constructor', 'LB_POLICY', ''])
      expect(fieldNamed(CLUSTER, key)).toBeNull();
    expect(fieldsOf('constructor')).toBeNull();
  });

  it('suffice for all that a real Envoy shows', () => {
    for (const name of names) expect(readClusterSettings(clusterRaw(name)).notices, name).toEqual([]);
  });
});

describe('settings', () => {
  it('say every value of every cluster that a real Envoy shows', () => {
    // What other rooms show: endpoints by themselves, certificates in the TLS reader, and a cluster's own name.
    const apart = new Set([
      '@type',
      'load_assignment',
      'transport_socket',
      'transport_socket_matches',
      'name',
    ]);
    for (const name of names) {
      const raw = clusterRaw(name);
      const said = JSON.stringify(readClusterSettings(raw));
      for (const [key, value] of Object.entries(raw.object ?? {})) {
        if (apart.has(key)) continue;
        for (const leaf of leaves(value)) expect(said, `${name} ${key}`).toContain(leaf);
      }
    }
  });

  it('write percent, ranges, lists and empty messages as a person reads them', () => {
    const check = {
      interval_jitter_percent: 5,
      tls_options: {},
      http_health_check: {
        expected_statuses: [{ start: '200', end: '300' }],
        request_headers_to_remove: ['a', 'b'],
      },
    };
    const settings = settingsOf(Raw.root(check), 'envoy.config.core.v3.HealthCheck');
    expect(settings.map(({ field, value }) => [field, value])).toEqual([
      ['interval_jitter_percent', 5],
      ['tls_options', true],
      ['http_health_check.expected_statuses[0]', '200 to 300, exclusive'],
      ['http_health_check.request_headers_to_remove', ['a', 'b']],
    ]);
    const policy = {
      drop_overloads: [{ category: 'c', drop_percentage: { numerator: 50_000, denominator: 'MILLION' } }],
    };
    expect(
      settingsOf(Raw.root(policy), 'envoy.config.endpoint.v3.ClusterLoadAssignment.Policy')[1],
    ).toMatchObject({
      field: 'drop_overloads[0].drop_percentage',
      value: '5 %',
    });
  });

  it('survive any cluster, and never lose a field of it', () => {
    const fields = [...(fieldsOf(CLUSTER)?.keys() ?? [])];
    const message = fc.dictionary(
      fc.constantFrom(...fields, ...fields.map(camelCase), '__proto__', 'constructor', 'x'),
      fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
    );
    fc.assert(
      fc.property(message, (cluster) => {
        const settings = readClusterSettings(Raw.root(cluster));
        expect(structuredClone(settings)).toEqual(settings);
        if (Object.hasOwn(cluster, 'x')) {
          expect(settings.others.some(({ field, isKnown }) => field === 'x' && !isKnown)).toBe(true);
          expect(settings.notices.some(({ subject }) => subject === 'x')).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('do not follow policies that hold one another for ever', () => {
    const nest = (depth: number): Json =>
      depth === 0
        ? {}
        : {
            policies: [
              {
                typed_extension_config: {
                  name: 'wrr',
                  typed_config: {
                    '@type': 'x/envoy.extensions.load_balancing_policies.wrr_locality.v3.WrrLocality',
                    endpoint_picking_policy: nest(depth - 1),
                  },
                },
              },
            ],
          };
    expect(() => readClusterSettings(Raw.root({ load_balancing_policy: nest(60) }))).not.toThrow();
  });
});
