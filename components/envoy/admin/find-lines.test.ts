import { describe, expect, it } from 'vitest';
import { linesHolding } from './find-lines';

describe('linesHolding', () => {
  it('counts lines, not occurrences, in any case', () => {
    expect(linesHolding('a b a\nB\nc', 'A')).toEqual([0]);
    expect(linesHolding('a\nB\nb', 'b')).toEqual([1, 2]);
    expect(linesHolding('a', '')).toEqual([]);
  });
});
