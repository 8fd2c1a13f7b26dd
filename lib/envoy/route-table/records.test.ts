import { expect, test } from 'vitest';
import { Records } from './records';

test('insides are what stands between the quotes, for every record and nothing behind the last', () => {
  const records = new Records(3);
  for (const [start, end] of [
    [10, 15],
    [0, 0],
    [20, 22],
  ] as const) {
    const record = records.add();
    records.set(record, 1, start);
    records.set(record, 2, end);
  }
  expect([...records.insides(1, 2)]).toEqual([11, 14, 0, 0, 21, 21]);
  records.cut(1);
  expect([...records.insides(1, 2)]).toEqual([11, 14]);
});
