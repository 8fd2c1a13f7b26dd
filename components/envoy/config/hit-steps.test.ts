import { describe, expect, it } from 'vitest';
import { HIT_PAGE, hitPageOf, hitsOnPage, nextHit } from './hit-steps';

describe('hitPageOf', () => {
  it('finds the page of a hit, and survives what a URL may hold', () => {
    expect(hitPageOf(1)).toBe(0);
    expect(hitPageOf(HIT_PAGE)).toBe(0);
    expect(hitPageOf(HIT_PAGE + 1)).toBe(1);
    expect(hitPageOf(null)).toBe(0);
    expect(hitPageOf(-5)).toBe(0);
  });
});

describe('nextHit', () => {
  it('goes round, and begins at the first or the last', () => {
    expect(nextHit(null, 1, 3)).toBe(1);
    expect(nextHit(null, -1, 3)).toBe(3);
    expect(nextHit(3, 1, 3)).toBe(1);
    expect(nextHit(1, -1, 3)).toBe(3);
    expect(nextHit(2, 1, 3)).toBe(3);
    expect(nextHit(99, 1, 3)).toBe(1);
    expect(nextHit(1, 1, 0)).toBeNull();
  });
});

describe('hitsOnPage', () => {
  it('says how many hits of a page are there so far', () => {
    expect(hitsOnPage(0, 50)).toBe(50);
    expect(hitsOnPage(0, HIT_PAGE + 3)).toBe(HIT_PAGE);
    expect(hitsOnPage(1, HIT_PAGE + 3)).toBe(3);
    expect(hitsOnPage(2, HIT_PAGE + 3)).toBe(0);
  });
});
