import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestName, editDistance } from './edit-distance';

/** The textbook definition, without a band. */
function plain(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return Math.min(rest, plain(a.slice(1), b) + 1, plain(a, b.slice(1)) + 1);
}

describe('editDistance', () => {
  it('agrees with the definition up to its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        const distance = plain(a, b);
        expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : null);
      }),
    );
  });

  it('gives up on texts that are no names', () => {
    const huge = 'a'.repeat(1_000_000);
    expect(editDistance(huge, huge, 3)).toBeNull();
  });
});

describe('closestName', () => {
  it('finds the name one letter away and prefers the nearer, then the first', () => {
    expect(closestName('shop/shop-gatway', ['shop/web', 'shop/shop-gateway'])).toBe('shop/shop-gateway');
    expect(closestName('a/gatewayx', ['a/gateway', 'a/gatewayy'])).toBe('a/gateway');
    expect(closestName('a/gw-xxxx', ['b/gw-xxxy', 'a/gw-xxxy'])).toBe('a/gw-xxxy');
  });

  it('finds nothing when nothing is near', () => {
    expect(closestName('shop/edge', ['media/public', 'x/y'])).toBeNull();
    expect(closestName('', ['a'])).toBeNull();
  });
});
