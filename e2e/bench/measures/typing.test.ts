import { expect, test } from 'vitest';
import { SHAPES } from '../dumps/shape.ts';
import { sequences } from './typing.ts';

test('measures as many keys as wanted, none for a text that was asked before', () => {
  const texts = sequences(SHAPES.small, 40).flatMap((keys) =>
    keys.flatMap(({ measured }, at) =>
      measured
        ? [
            keys
              .slice(0, at + 1)
              .map(({ key }) => key)
              .join(''),
          ]
        : [],
    ),
  );
  expect(texts.length).toBeGreaterThanOrEqual(40);
  expect(new Set(texts).size).toBe(texts.length);
});

test('measures nothing before the number of the service: words stand in paths too', () => {
  for (const keys of sequences(SHAPES.small, 40)) {
    const word = keys.findIndex(({ key }) => key === '-');
    expect(keys.slice(0, word + 1).some(({ measured }) => measured)).toBe(false);
  }
});

test('ends when there is nothing left to type', () => {
  expect(sequences({ ...SHAPES.small, hosts: 3, services: 3 }, 1_000_000)).toHaveLength(3);
});
