import { expect, test } from 'vitest';
import { fractionWords, shareWords } from './fraction-words';

test('a share is in percent, and as exact as its denominator', () => {
  const share = (numerator: number, denominator: 100 | 10_000 | 1_000_000 | null) =>
    shareWords({ numerator, denominator, runtimeKey: '' });
  expect(share(25, 100)).toBe('25 %');
  expect(share(25, 10_000)).toBe('0.25 %');
  expect(share(1, 1_000_000)).toBe('0.0001 %');
  expect(share(250, 100)).toBe('100 %');
  expect(share(3, null)).toBe('3 of an unknown whole');
});

test('a runtime key wins over the default', () => {
  expect(fractionWords({ numerator: 5, denominator: 100, runtimeKey: 'a.b' })).toBe(
    '5 % unless runtime key a.b is set',
  );
  expect(fractionWords({ numerator: 5, denominator: 100, runtimeKey: '' })).toBe('5 %');
});
