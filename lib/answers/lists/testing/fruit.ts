import fc from 'fast-check';
import type { ListDefinition } from '../model';

export interface Fruit {
  readonly name: string;
  readonly tags: readonly string[];
  readonly weight: number | null;
  readonly note: string | null;
}

/** A list with a column of each kind and each visibility. */
export const FRUITS: ListDefinition<Fruit> = {
  name: 'resources',
  columns: [
    { id: 'name', title: 'Name', kind: 'text', shown: 'table', value: ({ name }) => name },
    { id: 'weight', title: 'Weight', kind: 'number', shown: 'table', value: ({ weight }) => weight },
    { id: 'tags', title: 'All tags', kind: 'list', shown: 'wide', value: ({ tags }) => tags },
    { id: 'note', title: 'Note', kind: 'text', shown: 'never', value: ({ note }) => note },
  ],
  text: ({ name, tags }) => `${name} ${tags.join(' ')}`.toLowerCase(),
};

export function fruit(name: string, some: Partial<Fruit> = {}): Fruit {
  return { name, tags: [], weight: null, note: null, ...some };
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '',
    ' ',
    'a,b',
    '"',
    "'",
    '- x',
    ': ',
    '# y',
    'null',
    'yes',
    '1e3',
    '012',
    '2026-01-01',
    '=1+1',
    '-1',
  ),
  fc.constantFrom(
    'a|b',
    'a\\|b',
    '\r\n',
    'x\n',
    '\u2028',
    '\u202e',
    '\u001b[31m',
    '---',
    '...',
    '{}',
    '[a]',
    '&a',
    '*b',
    '!c',
  ),
);

export const anyFruit: fc.Arbitrary<Fruit> = fc.record({
  name: text,
  tags: fc.array(text, { maxLength: 3 }),
  weight: fc.option(fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-0, Number.NaN, 1e21, 1e-7))),
  note: fc.option(text),
});
