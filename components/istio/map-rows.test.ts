import { describe, expect, it } from 'vitest';
import { mapOf, shopMap } from '@/lib/istio/testing/maps';
import { virtualService } from '@/lib/istio/testing/objects';
import { laneRows, pairRows, readySum, readyText } from './map-rows';
import { stateWord } from './route-state';

describe('pairRows', () => {
  const rows = pairRows(shopMap());

  it('has one row for each route and Gateway, problems first, and none for mesh', () => {
    expect(rows.map(({ route, state, gateway }) => [route.ref.name, state, gateway])).toEqual([
      ['checkout', 'err', 'shop/shop-gatway'],
      ['gifts', 'err', 'shop/shop-gateway :80 :443'],
      ['preview', 'unk', 'shop/shop-gateway :80 :443'],
      ['api', 'ok', 'shop/shop-gateway :80 :443'],
    ]);
  });

  it('writes targets with subset and share', () => {
    expect(rows.find(({ route }) => route.ref.name === 'api')?.targets).toEqual([
      'cart v1 90 %',
      'cart v2 10 %',
    ]);
  });

  it('names the state by what is wrong', () => {
    expect(rows.map(stateWord)).toEqual(['Not attached', 'Missing service', 'Unknown', 'Attached']);
  });
});

describe('laneRows', () => {
  it('takes what is refused, and what is unknown without a Gateway to draw it at', () => {
    expect(laneRows(pairRows(shopMap())).map(({ route }) => route.ref.name)).toEqual(['checkout']);
    const delegate = mapOf({ virtualServices: [virtualService({ name: 'part' }, {})] });
    expect(laneRows(pairRows(delegate)).map(({ state }) => state)).toEqual(['unk']);
  });
});

describe('readiness', () => {
  const [cart, gone] = shopMap().services;

  it('is text, and silent where it is not known', () => {
    if (cart === undefined || gone === undefined) throw new Error('no services');
    expect([readyText(cart), readyText(gone)]).toEqual(['1/1', 'missing']);
    expect(readyText({ ...cart, ready: null, total: null })).toBe('');
    expect(readySum([cart, cart])).toBe('1/1 ready');
    expect(readySum([cart, gone])).toBeNull();
  });
});
