import { describe, expect, it, test } from 'vitest';
import { answer } from './answer';
import type { AnswerOf, Question } from './questions';
import { demoSnapshot } from './testing/demo';

const demo = demoSnapshot();
const resources = (demo.dump?.sections ?? []).flatMap((section) =>
  section.resources.map((resource) => ({ ...resource, section: section.title })),
);

function ask<Q extends Question>(question: Q): AnswerOf<Q> {
  const result = answer(demo, question);
  if (!result.ok) throw new Error(result.error.code);
  // The catalogue ties answers to questions; `answer` returns their union.
  return result.value as AnswerOf<Q>;
}

const page = (filter: string, section: string | null = null, sort: string | null = null) =>
  ask({ ask: 'dump', section, filter, sort, offset: 0, limit: 500 });

describe('resources of the dump', () => {
  it('are all there, in the order of the dump', () => {
    expect(page('').rows).toEqual(resources);
  });

  test.each([
    ['cart', (row: (typeof resources)[number]) => row.name.includes('cart')],
    ['section:routes', ({ section }) => section === 'Routes'],
    ['kind:"clusters" state:static', ({ section, state }) => section === 'Clusters' && state === 'static'],
    [
      '!state:static updated:/^20/',
      ({ state, lastUpdated }) => state !== 'static' && lastUpdated?.startsWith('20') === true,
    ],
    ['updated:""', ({ lastUpdated }) => lastUpdated === null],
    [
      'list:dynamic !cluster',
      ({ list, name, section }) => list.includes('dynamic') && !/cluster/i.test(`${name} ${list} ${section}`),
    ],
  ] satisfies [string, (row: (typeof resources)[number]) => boolean][])('%s', (filter, keeps) => {
    const expected = resources.filter(keeps);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(resources.length);
    expect(page(filter).rows).toEqual(expected);
  });

  it('are counted in every section, and listed for one', () => {
    const section = demo.dump?.sections.find(({ title }) => title === 'Clusters');
    const answered = page('cart', section?.pointer ?? '', 'name');
    const expected = resources.filter(
      ({ name, section: title }) => title === 'Clusters' && name.includes('cart'),
    );
    expect(answered.counts).toEqual({ total: section?.resources.length, matched: expected.length });
    expect(answered.rows).toHaveLength(expected.length);
    expect(answered.sections.reduce((sum, { matched }) => sum + matched, 0)).toBe(
      page('cart').counts.matched,
    );
  });

  it('say where a query is wrong', () => {
    expect(page('cart foo:x')).toMatchObject({ rows: [], problem: { start: 5, end: 8 } });
    expect(page('cart').problem).toBeNull();
  });
});

it('suggests fields, and values with the rows that have them', () => {
  const fields = ask({ ask: 'suggest', list: 'resources', text: 'se', caret: 2 });
  expect(fields.suggestions[0]).toEqual({ kind: 'field', label: 'section', insert: 'section:', count: null });
  const values = ask({ ask: 'suggest', list: 'resources', text: 'section:clu', caret: 11 });
  expect(values).toMatchObject({ typing: 'value', field: 'section', start: 8, end: 11 });
  expect(values.suggestions).toEqual([
    { kind: 'value', label: 'Clusters', insert: 'Clusters', count: page('section:clusters').counts.matched },
  ]);
});
