import { expect, test } from 'vitest';
import type { FindAnswer } from '@/lib/answers/find-types';
import { actionItems, isFoundKind, pageItems, paletteGroups } from './palette-items';

const TARGET = { source: 'demo', proxy: 'a/b' };
const noop = () => undefined;
const FOUND: FindAnswer = {
  groups: [
    {
      kind: 'cluster',
      hits: [{ kind: 'cluster', id: 'outbound|80||cart', label: 'cart', detail: '80' }],
      total: 12,
    },
  ],
};
const content = (text: string, found: FindAnswer | null = null) =>
  paletteGroups({
    text,
    target: TARGET,
    recent: [{ kind: 'secret', id: 's1', label: 'tls', detail: '' }],
    pages: pageItems(TARGET),
    actions: actionItems([
      { keys: 't', label: 'Theme: old', group: 'Everywhere', run: noop },
      { keys: 't', label: 'Theme: new', group: 'Everywhere', run: noop },
      { keys: 'j', label: 'Next row', group: 'This page', run: noop },
      { keys: 'g r', label: 'Routes', group: 'Go to', run: noop },
    ]),
    found,
  });

test('without text: recent, pages, actions; a key once, and none that only moves', () => {
  const groups = content('');
  expect(groups.map(({ title }) => title)).toEqual(['Recent', 'Pages', 'Actions']);
  expect(groups[2]?.items.map(({ label }) => label)).toEqual(['Theme: new']);
});

test('a page whose name begins so stands before resources, one that only has the letters behind', () => {
  expect(content('rou', FOUND).map(({ title }) => title)).toEqual(['Pages', 'Clusters']);
  expect(content('utes', FOUND).map(({ title }) => title)).toEqual(['Clusters', 'Pages']);
});

test('a resource leads to its room with itself selected, and the rest is counted', () => {
  const [group] = content('zzz', FOUND);
  expect(group).toMatchObject({ title: 'Clusters', more: 11 });
  const does = group?.items[0]?.does;
  expect(does?.kind === 'go' ? decodeURIComponent(does.href) : '').toMatch(
    /^\/clusters\?.*sel=outbound\|80\|\|cart/,
  );
});

test('what storage holds is no kind by being a property of every object', () => {
  expect(isFoundKind('cluster')).toBe(true);
  expect(isFoundKind('constructor')).toBe(false);
});
