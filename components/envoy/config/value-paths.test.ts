import { describe, expect, it } from 'vitest';
import { child, ROOT } from '@/lib/core/json-pointer';
import { dottedOf, jqOf } from './value-paths';

describe('paths of a value', () => {
  it('are what jq reads', () => {
    expect(jqOf(ROOT)).toBe('.');
    expect(jqOf(child(ROOT, 'configs', 0, 'a_b'))).toBe('.configs[0].a_b');
    expect(jqOf(child(ROOT, 'metadata', 'istio.io/x', '@type'))).toBe('.metadata["istio.io/x"]["@type"]');
    expect(jqOf(child(ROOT, '@type'))).toBe('.["@type"]');
    expect(jqOf(child(ROOT, 'a"\\(x)'))).toBe('.["a\\"\\\\(x)"]');
  });

  it('are what code has', () => {
    expect(dottedOf(child(ROOT, 'configs', 0, 'a_b'))).toBe('configs[0].a_b');
  });
});
