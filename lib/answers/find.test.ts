import { describe, expect, test } from 'vitest';
import { find } from './find';
import { joined } from './joined';
import { demoSnapshot } from './testing/demo';

const all = joined(demoSnapshot());
const hits = (text: string) => find(all, text).groups.flatMap((group) => group.hits);
const kinds = (text: string) => find(all, text).groups.map(({ kind }) => kind);

describe('finding objects of the demo by name', () => {
  test('nothing typed finds nothing', () => {
    expect(find(all, '  ').groups).toEqual([]);
  });

  test('a service is found as cluster, and its id opens it', () => {
    const hit = hits('cart').find(({ kind }) => kind === 'cluster');
    expect(hit?.label).toMatch(/^cart\./);
    expect(all.snapshot.dump?.clusters.some(({ name }) => name === hit?.id)).toBe(true);
  });

  test('a path is found as route, by its pointer', () => {
    const hit = hits('/checkout').find(({ kind }) => kind === 'route');
    expect(hit).toMatchObject({ label: '/checkout' });
    expect(hit?.id).toMatch(/^\/configs\/\d+\//);
  });

  test('listeners, route configurations and secrets are found too', () => {
    expect(kinds('0.0.0.0')).toContain('listener');
    expect(kinds('http.')).toContain('route-config');
    expect(kinds('kubernetes')).toContain('secret');
  });

  test('at most ten of a kind, and all are counted', () => {
    for (const { hits: some, total } of find(all, 's').groups) {
      expect(some.length).toBeLessThanOrEqual(10);
      expect(total).toBeGreaterThanOrEqual(some.length);
    }
  });

  test('the best kind stands first', () => {
    const [first] = find(all, 'cart').groups;
    expect(first?.hits[0]?.label.startsWith('cart')).toBe(true);
  });
});
