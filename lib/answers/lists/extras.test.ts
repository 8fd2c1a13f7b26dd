import { describe, expect, test } from 'vitest';
import { answer } from '../answer';
import type { Question } from '../questions';
import { demoSnapshot } from '../testing/demo';

const demo = demoSnapshot();

function ask<Asked extends 'clusters' | 'endpoints' | 'secrets'>(
  list: Asked,
  window: { columns?: string[]; reveal?: string; offset?: number; limit?: number; sort?: string },
) {
  const whole = { offset: 0, limit: 500, filter: '', sort: null, ...window };
  const result = answer(demo, { ask: list, ...whole } as Extract<Question, { ask: Asked }>); // one of three
  if (!result.ok || !('extra' in result.value)) throw new Error('no list');
  return result.value;
}

describe('extra columns', () => {
  test('none are made unasked', () => {
    expect(ask('clusters', {}).extra).toEqual([]);
  });

  test('each row has the texts asked for, also in a window', () => {
    const all = ask('clusters', { columns: ['lb', 'port'] }).extra;
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all.flatMap((each) => Object.keys(each)))).toEqual(new Set(['lb', 'port']));
    expect(all.some(({ lb }) => lb !== '')).toBe(true);
    const some = ask('clusters', { columns: ['lb', 'port'], offset: 2, limit: 2 }).extra;
    expect(some).toEqual(all.slice(2, 4));
  });

  test('a column that the list does not have is refused', () => {
    expect(() => ask('secrets', { columns: ['__proto__'] })).toThrow(/__proto__|bad-request/);
  });
});

describe('where a row stands', () => {
  test.each(['clusters', 'endpoints', 'secrets'] as const)('in %s, sorted or not', (list) => {
    for (const sort of [undefined, '-version', 'name']) {
      const plain = ask(list, sort === undefined || list === 'endpoints' ? {} : { sort });
      const { rows } = plain;
      const last = rows.at(-1);
      if (last === undefined) throw new Error('no rows');
      const id =
        'id' in last ? last.id : 'resource' in last && last.resource === 'warming' ? last.pointer : last.name;
      const again = ask(list, {
        ...(sort === undefined || list === 'endpoints' ? {} : { sort }),
        reveal: id,
        limit: 1,
      });
      expect(again.revealed).toBe(rows.length - 1);
    }
  });

  test('a row that is gone stands nowhere', () => {
    expect(ask('clusters', { reveal: 'no such cluster' }).revealed).toBeNull();
    expect(ask('clusters', {}).revealed).toBeNull();
  });
});
