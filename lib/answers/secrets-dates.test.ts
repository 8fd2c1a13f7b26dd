import { describe, expect, test } from 'vitest';
import { chainProblems, daysBetween } from './secrets-dates';

describe('dates', () => {
  const at = (notBefore: string, notAfter: string) => ({ notBefore, notAfter });
  const year = at('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z');
  const kindAt = (takenAt: string, dates = year) =>
    chainProblems([dates], 'tls-certificate', takenAt)[0]?.kind ?? null;

  test('are judged when the snapshot was taken', () => {
    expect(kindAt('2026-06-01T00:00:00Z')).toBeNull();
    expect(kindAt('2026-12-18T00:00:00Z')).toBeNull();
    expect(kindAt('2026-12-18T00:00:01Z')).toBe('expires-soon');
    expect(kindAt('2026-12-31T23:59:59Z')).toBe('expires-soon');
    expect(kindAt('2027-01-01T00:00:00Z')).toBe('expired');
    expect(kindAt('2025-12-31T00:00:00Z')).toBe('not-yet-valid');
    expect(kindAt('no time')).toBeNull();
  });

  test('of what a machine renews are due in the last quarter', () => {
    const day = at('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z');
    expect(kindAt('2026-01-01T12:00:00Z', day)).toBeNull();
    expect(kindAt('2026-01-01T18:00:01Z', day)).toBe('expires-soon');
    const nine = at('2026-01-01T00:00:00Z', '2026-01-10T00:00:00Z');
    expect(kindAt('2026-01-01T00:00:01Z', nine)).toBe('expires-soon');
  });

  test('of a chain are those of its leaf, and how many others are gone', () => {
    const old = at('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z');
    const now = '2026-06-01T00:00:00Z';
    expect(chainProblems([year, old, year], 'tls-certificate', now)).toEqual([
      { kind: 'others-expired', count: 1, of: 3 },
    ]);
    expect(chainProblems([old, year], 'validation-context', now)).toEqual([
      { kind: 'others-expired', count: 1, of: 2 },
    ]);
    expect(chainProblems([old, old], 'validation-context', now)).toMatchObject([{ kind: 'expired' }]);
    expect(chainProblems([], 'tls-certificate', now)).toEqual([]);
  });

  test('count whole days, down', () => {
    expect(daysBetween('2026-01-01T00:00:00Z', '2026-01-02T23:59:59Z')).toBe(1);
    expect(daysBetween('2026-01-01T00:00:01Z', '2026-01-01T00:00:00Z')).toBe(-1);
    expect(daysBetween('', '2026-01-01T00:00:00Z')).toBeNull();
  });
});
