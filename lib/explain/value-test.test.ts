import { expect, it } from 'vitest';
import { HIDDEN } from '@/lib/core/hidden-text';
import { valueTest } from './value-test';

it.each(['exact', 'prefix', 'contains'] as const)('cannot tell what a hidden value (%s) takes', (kind) => {
  const test = valueTest({ kind, value: HIDDEN, ignoreCase: false });
  expect(test('anything')).toBeNull();
  expect(valueTest({ kind, value: 'any', ignoreCase: false })('any')).toBe(true);
});
