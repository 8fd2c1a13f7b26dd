import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { attachmentMap } from './attachment-map';
import { LIST } from './lists';
import { readIstioConfig } from './read-config';
import {
  configOf,
  documentsOf,
  gateway,
  ingressPod,
  ingressService,
  object,
  server,
  virtualService,
} from './testing/objects';

const list = (name: string, items: Json) => readIstioConfig(new Map([[name, { kind: 'List', items }]]));

describe('readIstioConfig', () => {
  it('says which lists were read: an absent one is unknown, not empty', () => {
    const { config } = readIstioConfig(new Map([[LIST.pods, { items: [] }]]));
    expect(config.readLists).toEqual([LIST.pods]);
    expect(config.gateways).toEqual([]);
  });

  it('takes items: null for an empty list and anything else for none', () => {
    expect(readIstioConfig(new Map([[LIST.pods, { items: null }]])).notices).toEqual([]);
    expect(readIstioConfig(new Map([[LIST.pods, 'no']])).notices).toHaveLength(1);
    expect(readIstioConfig(new Map([[LIST.pods, { kind: 'Status' }]])).notices).toEqual([
      { code: 'not-an-object', pointer: '/pods', subject: 'pods' },
    ]);
  });

  it('leaves out what is no object or has no name, and says where', () => {
    const { config, notices } = list(LIST.virtualServices, [7, {}, virtualService({ name: 'ok' }, {})]);
    expect(config.virtualServices.map(({ meta }) => meta.name)).toEqual(['ok']);
    expect(notices.map(({ pointer }) => pointer)).toEqual([
      `/${LIST.virtualServices}/items/0`,
      `/${LIST.virtualServices}/items/1`,
    ]);
  });

  it('keeps an object with a field of the wrong type and notes the field once', () => {
    const { config, notices } = list(LIST.gateways, [object({ name: 'gw' }, { spec: { servers: 'none' } })]);
    expect(config.gateways[0]?.servers).toEqual([]);
    expect(notices).toEqual([
      { code: 'unknown-field', pointer: `/${LIST.gateways}/items/0/spec/servers`, subject: 'servers' },
    ]);
  });

  it('keeps labels called __proto__ and does not find what is only inherited', () => {
    const labels: Json = JSON.parse('{"__proto__": "evil", "istio": "ingressgateway"}');
    const { config } = list(LIST.pods, [ingressPod({ labels: labels as never })]);
    expect(Object.entries(config.pods[0]?.meta.labels ?? {})).toEqual([
      ['__proto__', 'evil'],
      ['istio', 'ingressgateway'],
    ]);
    const map = attachmentMap(
      configOf({ pods: [ingressPod()], gateways: [gateway({}, [], { constructor: 'x' })] }),
    );
    expect(map.gateways[0]?.workloadIds).toEqual([]);
  });

  it('never throws, and neither does the map, whatever stands in the fields', () => {
    const good = documentsOf({
      pods: [ingressPod()],
      services: [ingressService()],
      gateways: [gateway({}, [server(80, 'HTTP', ['*'], { httpsRedirect: true })])],
      virtualServices: [virtualService({}, { hosts: ['a.com'], gateways: ['thing'] })],
    });
    const text = JSON.stringify([...good]);
    const spots = [...text.matchAll(/"[a-zA-Z]+":("[^"]*"|\d+|\{\}|\[\])/g)];
    fc.assert(
      fc.property(fc.nat(spots.length - 1), fc.jsonValue({ maxDepth: 2 }), (at, value) => {
        const spot = spots[at];
        if (spot === undefined) return;
        const field = spot[0].slice(0, spot[0].indexOf(':') + 1);
        const bad =
          text.slice(0, spot.index) + field + JSON.stringify(value) + text.slice(spot.index + spot[0].length);
        const documents = new Map(JSON.parse(bad) as [string, Json][]);
        expect(() => attachmentMap(readIstioConfig(documents).config)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('survives structuredClone unchanged', () => {
    const config = configOf({ pods: [ingressPod()], gateways: [gateway({}, [server(80, 'HTTP', ['*'])])] });
    expect(structuredClone(config)).toEqual(config);
    const map = attachmentMap(config);
    expect(structuredClone(map)).toEqual(map);
    expect(JSON.parse(JSON.stringify(map))).toEqual(map);
  });
});
