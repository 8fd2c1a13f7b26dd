import { describe, expect, it } from 'vitest';
import { settingValue } from './setting-words';

const value = (given: Parameters<typeof settingValue>[0]['value'], field = 'f', isKnown = true) =>
  settingValue({ field, value: given, isKnown });

describe('settingValue', () => {
  it('writes values as a person reads them', () => {
    expect(value(true)).toBe('on');
    expect(value(false)).toBe('off');
    expect(value(32_768)).toBe('32,768');
    expect(value(1.5)).toBe('1.5');
    expect(value('0.500s')).toBe('500 ms');
    expect(value('20 %')).toBe('20 %');
    expect(value(['a', 'b'])).toBe('a, b');
    expect(value('')).toBe('(empty)');
  });

  it('says unlimited where the number means it', () => {
    expect(value(4_294_967_295)).toBe('unlimited');
  });

  it('leaves names and what it does not know as they are', () => {
    expect(value('5s', 'cookie.name')).toBe('5s');
    expect(value('5s', 'new_field', false)).toBe('5s');
  });
});
