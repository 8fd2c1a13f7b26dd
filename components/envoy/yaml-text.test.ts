import { expect, test } from 'vitest';
import { yamlText } from './yaml-text';

test('JSON becomes YAML, and a cut text has none', () => {
  expect(yamlText('{"match": {"prefix": "/api"}}')).toBe('match:\n  prefix: /api\n');
  expect(yamlText('{"match": {"prefix"')).toBeNull();
  expect(yamlText('')).toBeNull();
});
