import { describe, expect, it } from 'vitest';
import { allHitsWords, hitWords, keyWords, tooLongWords } from './search-words';

describe('the words of a search', () => {
  it('name the open hit, and say when a link asks for one that is not there', () => {
    expect(hitWords(3, { total: 3_092, done: true })).toBe('Hit 3 of 3,092');
    expect(hitWords(99_999_999, { total: 3_092, done: true })).toBe(
      'There is no hit 99,999,999: the last is 3,092',
    );
    expect(hitWords(0, { total: 5, done: true })).toBe('There is no hit 0: the last is 5');
    expect(hitWords(9, { total: 5, done: false })).toBe('Hit 9 is not found yet');
  });

  it('count one', () => {
    expect(allHitsWords(1)).toBe('Show the one hit');
    expect(allHitsWords(1_234)).toBe('Show all 1,234 hits');
  });

  it('say how a value is searched for, and how long a text may be', () => {
    expect(keyWords('nocolon')).toContain('behind a colon: cluster:reviews');
    expect(keyWords('cluster:reviews')).toContain('at any depth');
    expect(tooLongWords(5_000, 4_096)).toBe(
      'The text has 5,000 characters; at most 4,096 can be searched for.',
    );
  });
});
