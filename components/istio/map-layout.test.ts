import { describe, expect, it } from 'vitest';
import type { AttachmentMap } from '@/lib/istio/map-model';
import { shopMap, wideMap } from '@/lib/istio/testing/maps';
import { edgesOf, pathThrough } from './map-edges';
import { type LayoutState, layoutMap } from './map-layout';

const IDLE: LayoutState = { selected: null, opened: new Map(), full: new Set(), isFiltered: false };
const layout = (map: AttachmentMap, state: Partial<LayoutState> = {}) =>
  layoutMap(map, { ...IDLE, ...state });

describe('layoutMap', () => {
  it('puts a Gateway beneath its workload, with the routes that reach it and their services', () => {
    const [section] = layout(shopMap());
    const [band] = section?.bands ?? [];
    expect(section?.workload?.name).toBe('istio-ingressgateway');
    expect(
      band?.groups.flatMap(({ items }) => items.map(({ route, state }) => [route.ref.name, state])),
    ).toEqual([
      ['api', 'ok'],
      ['gifts', 'err'],
      ['preview', 'unk'],
    ]);
    expect(
      band?.services.map(({ service, subset, state, endpoints }) => [
        service.name,
        subset,
        state,
        endpoints?.total,
      ]),
    ).toEqual([
      ['cart', 'v1', 'ok', 1],
      ['cart', 'v2', 'ok', 1],
      ['gone', null, 'err', undefined],
      ['web', null, 'err', undefined],
    ]);
    expect([band?.isOpen, band?.state, band?.count]).toEqual([true, 'err', 3]);
  });

  it('keeps Gateways that no pod answers to in sight', () => {
    const last = layout(shopMap()).at(-1);
    expect([last?.workload, last?.bands.map(({ gateway }) => gateway.ref.name)]).toEqual([null, ['staging']]);
  });

  it('draws a route on two Gateways once, in the band of the older one', () => {
    const map = shopMap();
    const [older] = map.gateways;
    const young = { ...older, id: 'gw:shop/young', ref: { ...older?.ref, name: 'young' } };
    const routes = map.routes.map((route) =>
      route.ref.name === 'api'
        ? { ...route, attachments: [{ ...route.attachments[0], gatewayId: young.id }, ...route.attachments] }
        : route,
    );
    const workloads = map.workloads.map((w) => ({ ...w, gatewayIds: [...w.gatewayIds, young.id] }));
    const both = { ...map, gateways: [...map.gateways, young], routes, workloads } as AttachmentMap;
    const [first, second] = layout(both)[0]?.bands ?? [];
    expect(first?.groups[0]?.items[0]?.alsoOn).toBeNull();
    expect(second?.groups[0]?.items[0]?.alsoOn?.ref.name).toBe('shop-gateway');
    expect(second?.services).toEqual([]);
  });

  it('folds healthy bands of a larger map, and never the trail to the selection', () => {
    const map = wideMap(200, 2);
    const isOpen = (state: Partial<LayoutState>) => layout(map, state)[0]?.bands[0]?.isOpen;
    expect(isOpen({})).toBe(false);
    expect(isOpen({ isFiltered: true })).toBe(true);
    expect(layout(wideMap(20, 3))[0]?.bands[0]?.isOpen).toBe(true);
    expect(isOpen({ opened: new Map([['gw:shop/public', true]]) })).toBe(true);
    expect(isOpen({ selected: 'vs:team-0/r0', opened: new Map([['gw:shop/public', false]]) })).toBe(true);
  });

  it('shows seven of a long group, its problems, the selection, and the number of the rest', () => {
    const map = wideMap(30, 1);
    const groupOf = (state: Partial<LayoutState>, of: AttachmentMap = map) =>
      layout(of, { opened: new Map([['gw:shop/public', true]]), ...state })[0]?.bands[0]?.groups[0];
    expect([groupOf({})?.items.length, groupOf({})?.hidden]).toEqual([7, 23]);
    expect(groupOf({ full: new Set(['gw:shop/public>team-0']) })?.hidden).toBe(0);
    const last = map.routes.at(-1);
    expect(groupOf({ selected: last?.id ?? '' })?.items.at(-1)?.route.id).toBe(last?.id);
    const sick = map.routes.map((route) =>
      route === last
        ? { ...route, attachments: route.attachments.map((a) => ({ ...a, state: 'unknown' as const })) }
        : route,
    );
    expect(groupOf({}, { ...map, routes: sick })?.items.at(-1)?.route.id).toBe(last?.id);
  });

  it('folds namespaces inside a band of many', () => {
    const band = layout(wideMap(20, 3), { opened: new Map([['gw:shop/public', true]]) })[0]?.bands[0];
    expect(band?.groups.map(({ isOpen, count }) => [isOpen, count])).toEqual(Array(3).fill([false, 20]));
  });
});

describe('edges and paths', () => {
  const sections = layout(shopMap());
  const edges = edgesOf(sections);
  const band = sections[0]?.bands[0];
  const keyOf = (name: string) =>
    band?.groups[0]?.items.find(({ route }) => route.ref.name === name)?.key ?? '';

  it('joins every two nodes once, and only nodes that are shown', () => {
    const pairs = edges.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(edges.filter(({ kind }) => kind === 'bus')).toHaveLength(1);
    expect(edges.filter(({ weight }) => weight !== null).map(({ weight }) => weight)).toEqual([90, 10]);
    expect(edges.find(({ from }) => from === keyOf('gifts'))?.state).toBe('err');
    expect(edges.find(({ to }) => to === keyOf('preview'))?.state).toBe('unk');
  });

  it('starts at the head of the card for a route on all servers, else at the server', () => {
    const map = shopMap();
    const [first] = map.gateways[0]?.servers ?? [];
    const routes = map.routes.map((route) => ({
      ...route,
      attachments: route.attachments.map((a) => ({ ...a, serverIds: [first?.id ?? ''] })),
    }));
    const from = edgesOf(layout({ ...map, routes })).find(({ to }) => to === keyOf('api'))?.from;
    expect(from).toBe(first?.id);
    expect(edges.find(({ to }) => to === keyOf('api'))?.from).toBe(band?.key);
  });

  it('follows a route up to the pods and down to its services, and nothing beside it', () => {
    const path = pathThrough(edges, [keyOf('api')]);
    expect(path.nodes).toEqual(
      new Set([
        keyOf('api'),
        band?.key,
        'pod:istio-ingress/istio-ingressgateway',
        ...(band?.services.slice(0, 2).map(({ key }) => key) ?? []),
      ]),
    );
    expect(pathThrough(edges, [keyOf('preview')]).nodes).not.toContain(keyOf('api'));
  });

  it('ends even when lines run in a circle', () => {
    const [edge] = edges;
    if (edge === undefined) throw new Error('no edge');
    const circle = [
      { ...edge, from: 'a', to: 'b' },
      { ...edge, from: 'b', to: 'a' },
    ];
    expect(pathThrough(circle, ['a']).edges.size).toBe(2);
  });

  it('stands for a folded band with counts', () => {
    const folded = edgesOf(layout(wideMap(200, 2)));
    expect(folded.filter(({ kind }) => kind === 'many').map(({ count }) => count)).toEqual([400]);
  });
});
