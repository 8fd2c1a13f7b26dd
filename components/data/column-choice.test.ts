import { describe, expect, test } from 'vitest';
import type { ColumnFacts } from '@/lib/answers/lists/columns';
import { addable, chosenColumns, exportedBy, toggled } from './column-choice';

const fact = (id: string, shown: ColumnFacts['shown'] = 'wide'): ColumnFacts => ({
  id,
  title: id.toUpperCase(),
  kind: 'text',
  shown,
  aliases: [],
});
const OWN = [
  { id: 'name', header: 'Host', sort: 'host', cell: () => null },
  { id: 'port', header: 'Port', cell: () => null },
];
const FACTS = [fact('host', 'table'), fact('port', 'table'), fact('lb'), fact('sni'), fact('text', 'never')];
const make = ({ id }: ColumnFacts) => ({ id, header: id, cell: () => null });
const choose = (wanted: readonly string[] | null) => {
  const { columns, asked } = chosenColumns(OWN, FACTS, wanted, make);
  return [columns.map(({ id }) => id), asked];
};

describe('choosing columns', () => {
  test('without a choice the page shows its own', () => {
    expect(choose(null)).toEqual([['name', 'port'], []]);
  });
  test('names that no column has are told, and never leave a table without columns', () => {
    const wrong = ['__proto__', 'toString', '__proto__'];
    const lost = chosenColumns(OWN, FACTS, wrong, make);
    expect(lost.columns).toBe(OWN);
    expect(lost.unknown).toEqual(['__proto__', 'toString']);
    expect(chosenColumns(OWN, FACTS, ['port', 'zzz'], make).unknown).toEqual(['zzz']);
    // Nothing is called unknown before the columns are known.
    expect(chosenColumns(OWN, null, ['lb'], make).unknown).toEqual([]);
  });
  test('others come behind, in the order chosen, and are asked for', () => {
    expect(choose(['sni', 'port', 'lb'])).toEqual([
      ['name', 'port', 'sni', 'lb'],
      ['sni', 'lb'],
    ]);
  });
  test('the first column stays', () => {
    expect(choose(['lb'])).toEqual([['name', 'lb'], ['lb']]);
  });
  test('so does one without which the row would not be known', () => {
    const own = [...OWN, { id: 'vhost', header: 'Virtual host', cell: () => null, fixed: true }];
    expect(chosenColumns(own, FACTS, ['lb'], make).columns.map(({ id }) => id)).toEqual([
      'name',
      'vhost',
      'lb',
    ]);
  });
  test('an export has what each of them says, once', () => {
    expect(exportedBy([...OWN, { id: 'match', sort: 'path', exports: ['path', 'if', 'port'] }])).toEqual([
      'host',
      'port',
      'path',
      'if',
    ]);
  });
  test('what the list does not have, or a column that is shown already, is passed over', () => {
    expect(choose(['nope', 'host', 'text', '__proto__', 'lb', 'lb'])).toEqual([['name', 'lb'], ['lb']]);
  });
  test('a column that another one shows cannot be added', () => {
    expect(addable(OWN, FACTS).map(({ id }) => id)).toEqual(['lb', 'sni']);
  });
  test('back to the usual ones is no choice', () => {
    expect(toggled(OWN, ['name', 'port'], 'lb')).toEqual(['name', 'port', 'lb']);
    expect(toggled(OWN, ['name', 'port', 'lb'], 'lb')).toBeNull();
    expect(toggled(OWN, ['name', 'port'], 'port')).toEqual(['name']);
  });
});
