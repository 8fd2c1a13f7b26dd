import { describe, expect, it } from 'vitest';
import { endpointGroups, localityKey, type Spread } from './endpoint-groups';
import { endpointOf } from './testing/endpoints';
import { liveEndpoints } from './testing/upstreams';

const SPREAD: Spread = {
  overprovisioning: 140,
  panicThreshold: 0,
  rule: 'host-weights',
  chooses: null,
  localityWeights: new Map(),
};

/** As the fixture's EDS has it. */
const FAILOVER: Spread = {
  ...SPREAD,
  rule: 'locality-weights',
  localityWeights: new Map([
    [localityKey(0, 'eu/eu-1'), 3],
    [localityKey(0, 'eu/eu-2'), 1],
    [localityKey(1, 'us'), 1],
    [localityKey(2, 'ap'), 1],
  ]),
};

describe('endpointGroups', () => {
  const endpoints = liveEndpoints('cart');
  const { groups, sharesUnknown, localitiesUnknown } = endpointGroups(endpoints, FAILOVER);

  it('groups by priority, then by locality', () => {
    expect(
      groups.map(({ priority, localities }) => [priority, localities.map((each) => each.locality)]),
    ).toEqual([
      [0, ['eu/eu-1', 'eu/eu-2']],
      [1, ['us']],
      [2, ['ap']],
    ]);
    expect(groups[0]?.health).toEqual({ healthy: 2, unknown: 0, total: 4 });
    expect([sharesUnknown, localitiesUnknown]).toEqual([null, null]);
  });

  it('tells the shares that a real Envoy gave 4,000 requests', () => {
    const total = endpoints.reduce((sum, each) => sum + (each.traffic?.requestsTotal ?? 0), 0);
    expect(total).toBe(4000);
    for (const { share, localities } of groups) {
      const sent = (members: readonly number[]) =>
        (100 * members.reduce((sum, at) => sum + (endpoints[at]?.traffic?.requestsTotal ?? 0), 0)) / total;
      expect(sent(localities.flatMap(({ members }) => members))).toBeCloseTo(share ?? -1, -0.5);
      for (const each of localities)
        expect(Math.abs(sent(each.members) - (each.share ?? -1))).toBeLessThan(3);
    }
    expect(groups.map(({ share }) => share)).toEqual([70, 30, 0]);
    expect(groups[0]?.localities.map(({ share }) => share)).toEqual([52.5, 17.5]);
  });

  it('splits by the weights of hosts, or by their number', () => {
    const uneven = [
      endpointOf({ locality: 'a', weight: 3 }),
      endpointOf({ locality: 'b', weight: 1 }),
      endpointOf({ locality: 'b', weight: 9, health: 'unhealthy' }),
      endpointOf({ locality: 'c', weight: 1, priority: 1 }),
    ];
    const shares = (rule: Spread['rule']) =>
      endpointGroups(uneven, { ...SPREAD, rule }).groups.flatMap(({ localities }) =>
        localities.map(({ share }) => share),
      );
    // Two of three healthy: 93 % of 100 %, the rest fails over.
    expect(shares('host-weights')).toEqual([69.75, 23.25, 7]);
    expect(shares('hosts')).toEqual([46.5, 46.5, 7]);
  });

  it('takes all hosts in panic, whatever their locality weighs', () => {
    const sick = [
      endpointOf({ locality: 'a', health: 'unhealthy' }),
      endpointOf({ locality: 'b', health: 'unhealthy' }),
      endpointOf({ locality: 'b', health: 'unhealthy' }),
      endpointOf({ locality: 'b', health: 'unhealthy' }),
    ];
    const weights = new Map([[localityKey(0, 'a'), 100]]);
    const spread: Spread = { ...SPREAD, rule: 'locality-weights', localityWeights: weights };
    const [group] = endpointGroups(sick, { ...spread, panicThreshold: 50 }).groups;
    expect(group).toMatchObject({ share: 100, panics: true, localities: [{ share: 25 }, { share: 75 }] });
    expect(endpointGroups(sick, spread)).toMatchObject({ sharesUnknown: 'none-available' });
  });

  it('leaves out hosts that have not been checked yet', () => {
    const fresh = endpointOf({
      health: 'unhealthy',
      healthFlags: ['failed_active_health_check', 'pending_active_hc'],
    });
    const other = endpointOf({ priority: 1 });
    expect(endpointGroups([endpointOf(), fresh, other], SPREAD).groups.map(({ share }) => share)).toEqual([
      100, 0,
    ]);
  });

  it('says why shares are not told', () => {
    const blind = [endpointOf({ health: 'unknown' }), endpointOf()];
    expect(endpointGroups(blind, SPREAD).sharesUnknown).toBe('health-unknown');
    expect(endpointGroups([], SPREAD)).toEqual({
      groups: [],
      sharesUnknown: 'no-endpoint',
      localitiesUnknown: null,
    });
    expect(endpointGroups([endpointOf()], { ...SPREAD, chooses: 'subsets' }).sharesUnknown).toBe('subsets');
    const places = [endpointOf({ locality: 'a' }), endpointOf({ locality: 'b' })];
    const byRequest = endpointGroups(places, { ...SPREAD, rule: 'per-request' });
    expect(byRequest).toMatchObject({ sharesUnknown: null, localitiesUnknown: 'per-request' });
    expect(byRequest.groups[0]).toMatchObject({ share: 100, localities: [{ share: null }, { share: null }] });
    expect(endpointGroups(places, { ...SPREAD, rule: 'locality-weights' }).localitiesUnknown).toBe(
      'no-weights',
    );
  });
});
