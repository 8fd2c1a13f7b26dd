import { describe, expect, it } from 'vitest';
import { facetRows } from './facet-rows';

describe('facetRows', () => {
  const facet = {
    rows: [
      { value: 'Clusters', hits: 3 },
      { value: 'Things', hits: 1 },
    ],
    more: 0,
  };

  it('keeps what the dump has though nothing of it was found', () => {
    expect(facetRows(facet, ['Bootstrap', 'Clusters'], [])).toEqual([
      { value: 'Bootstrap', hits: 0 },
      { value: 'Clusters', hits: 3 },
      { value: 'Things', hits: 1 },
    ]);
  });

  it('keeps the chosen values, so that each can be taken away', () => {
    expect(facetRows(facet, [], ['gone']).at(-1)).toEqual({ value: 'gone', hits: 0 });
  });
});
