import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationWords, isZero, timeoutWords } from './duration-words';

describe('durationWords', () => {
  it('chooses the unit a person would', () => {
    expect(durationWords('3s')).toBe('3 s');
    expect(durationWords('0.800s')).toBe('800 ms');
    expect(durationWords('0.000001s')).toBe('0.001 ms');
    expect(durationWords('1.500s')).toBe('1.5 s');
    expect(durationWords('0s')).toBe('0 s');
  });

  it('shows what is no duration as it came', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d+(\.\d+)?s$/.test(text));
        expect(durationWords(text)).toBe(text);
      }),
    );
  });
});

describe('timeouts', () => {
  it('tells off from default', () => {
    expect(timeoutWords('0s')).toBe('none');
    expect(timeoutWords(null)).toBe('15 s, Envoy’s default');
    expect(timeoutWords('3s')).toBe('3 s');
    expect(isZero('0.000s')).toBe(true);
    expect(isZero('0.001s')).toBe(false);
  });
});
