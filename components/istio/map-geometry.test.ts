import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edge } from './map-edges';
import { type Box, drawEdge } from './map-geometry';

const edge = (kind: Edge['kind']): Edge => ({
  from: 'a',
  to: 'b',
  kind,
  state: 'ok',
  weight: null,
  count: null,
});
const box = (left: number, top: number, height = 28): Box => ({
  left,
  right: left + 100,
  top,
  bottom: top + height,
});

describe('drawEdge', () => {
  it('runs from the right edge to the left edge, at the middle of a row', () => {
    const drawn = drawEdge(edge('line'), box(0, 0), box(200, 100));
    expect(drawn?.d).toMatch(/^M100 14C.* 200 114$/);
    expect(drawn?.middle).toEqual({ x: 150, y: 64 });
  });

  it('meets a card at its head', () => {
    expect(drawEdge(edge('line'), box(0, 0, 200), box(200, 100))?.d).toMatch(/^M100 15C/);
  });

  it('is level between a head and a row that lie a pixel apart', () => {
    expect(drawEdge(edge('line'), box(0, 0, 54), box(200, 0))?.end).toEqual({ x: 200, y: 15 });
    expect(drawEdge(edge('line'), box(0, 0, 54), box(200, 6))?.end).toEqual({ x: 200, y: 20 });
  });

  it('draws no line for what is only followed', () => {
    expect(drawEdge(edge('inside'), box(0, 0), box(0, 10))).toBeNull();
  });

  it('keeps the trunk level when there is no drop, and its corners inside the drop', () => {
    expect(drawEdge(edge('bus'), box(0, 0), box(200, 0))?.d).toBe('M100 14H200');
    expect(drawEdge(edge('bus'), box(0, 0), box(200, 6))?.d).toBe(
      'M100 14H147Q150 14 150 17V17Q150 20 153 20H200',
    );
  });

  it('never writes anything but numbers into a path', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const boxes = fc.record({ left: number, right: number, top: number, bottom: number });
    fc.assert(
      fc.property(boxes, boxes, fc.constantFrom('bus' as const, 'line' as const), (a, b, kind) => {
        expect(drawEdge(edge(kind), a, b)?.d).toMatch(/^M[-\d. CHQV]+$/);
      }),
    );
  });
});
