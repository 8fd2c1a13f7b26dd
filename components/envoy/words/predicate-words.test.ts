import { describe, expect, it } from 'vitest';
import type { PortPredicate } from '@/lib/envoy/model';
import { predicateText, skippedText } from './predicate-words';

const ports = (start: number, end: number): PortPredicate => ({ kind: 'ports', start, end });

describe('predicateText', () => {
  it('reads as a sentence, with the end of a range left out as Envoy does', () => {
    expect(predicateText(ports(3306, 3307))).toBe('port 3306');
    expect(predicateText(ports(9000, 9100))).toBe('ports 9000–9099');
    expect(predicateText(ports(5, 5))).toBe('no port');
  });

  it('says with brackets what belongs together', () => {
    const both: PortPredicate = { kind: 'and', of: [ports(0, 1024), ports(443, 444)] };
    const or: PortPredicate = { kind: 'or', of: [ports(3306, 3307), { kind: 'not', of: both }] };
    expect(predicateText(or)).toBe('port 3306 or not (ports 0–1023 and port 443)');
    expect(predicateText({ kind: 'or', of: [{ kind: 'and', of: [ports(1, 2)] }, ports(2, 3)] })).toBe(
      'port 1 or port 2',
    );
    expect(predicateText({ kind: 'and', of: [] })).toBe('never');
    expect(predicateText({ kind: 'unknown' })).toContain('not understood');
  });
});

describe('skippedText', () => {
  it('says nothing of a filter that always runs', () => {
    expect(skippedText(null)).toBe('');
    expect(skippedText({ kind: 'any' })).toBe('switched off');
    expect(skippedText(ports(3306, 3307))).toBe('skipped on port 3306');
  });
});
