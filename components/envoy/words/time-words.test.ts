import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeText, updatedText, utcText } from './time-words';

describe('utcText', () => {
  it('turns every offset into UTC', () => {
    expect(utcText('2026-11-23T13:58:07.123Z')).toBe('2026-11-23 13:58:07 UTC');
    expect(utcText('2026-11-23T13:58:07+02:00')).toBe('2026-11-23 11:58:07 UTC');
  });

  it('never throws, and shows what it cannot read', () => {
    expect(utcText('2026-99-99T99:99:99Z')).toBe('2026-99-99T99:99:99Z');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(utcText(text)).toBeTypeOf('string');
      }),
    );
  });
});

describe('relative times', () => {
  it('counts from the read, not from now', () => {
    expect(beforeText('2026-11-23T13:58:07Z', '2026-11-23T14:02:31Z')).toBe('4 min before this read');
    expect(beforeText('2026-11-23T14:02:41Z', '2026-11-23T14:02:31Z')).toBe('10 s after this read');
    expect(updatedText(null, '2026-11-23T14:02:31Z')).toBe('not said');
    expect(updatedText('soon', '2026-11-23T14:02:31Z')).toBe('soon');
  });
});
