import { describe, expect, it } from 'vitest';
import type { Edge } from './map-edges';
import { headKey, nextStop, type Stop } from './map-keys';

const line = (from: string, to: string): Edge => ({
  from,
  to,
  kind: 'line',
  state: 'ok',
  weight: null,
  count: null,
});
const EDGES = [line('pod', 'gw'), line('gw', 'route'), line('route', 'svc'), line('gw', 'folded')];
const COLUMNS: readonly (readonly [string, string])[] = [
  ['pod', '1'],
  ['gw', '2'],
  [headKey('shop'), '3'],
  ['route', '3'],
  ['folded', '3'],
  ['svc', '4'],
];
const STOPS = COLUMNS.map(([key, column]): Stop => ({ key, column }));

function press(key: string, from: string): string | null {
  const stop = STOPS.find((each) => each.key === from);
  return stop === undefined ? null : (nextStop(key, stop, STOPS, EDGES)?.key ?? null);
}

describe('nextStop', () => {
  it('goes along the lines', () => {
    expect([press('ArrowRight', 'pod'), press('ArrowRight', 'route')]).toEqual(['gw', 'svc']);
    expect([press('ArrowLeft', 'svc'), press('ArrowRight', 'svc')]).toEqual(['route', null]);
  });

  it('stops at the head of a namespace, which goes on like the row beneath it', () => {
    const head = headKey('shop');
    expect([press('ArrowDown', head), press('ArrowUp', 'route')]).toEqual(['route', head]);
    expect([press('ArrowRight', head), press('ArrowLeft', head)]).toEqual(['svc', 'gw']);
    expect(press('ArrowDown', 'route')).toBe('folded');
  });

  it('leaves every other key alone, and ends at the ends of a column', () => {
    expect([press('Enter', 'gw'), press('ArrowDown', 'gw'), press('ArrowUp', 'pod')]).toEqual(
      Array(3).fill(null),
    );
  });
});
