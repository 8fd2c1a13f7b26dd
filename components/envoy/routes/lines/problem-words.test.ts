import { expect, test } from 'vitest';
import type { RouteProblem } from '@/lib/answers/route-detail-types';
import { ROOT } from '@/lib/core/json-pointer';
import { problemWords } from './problem-words';

test.each<[RouteProblem, string, RegExp]>([
  [
    { kind: 'missing-cluster', clusters: ['a'], code: 500, partial: false },
    'err',
    /no cluster a: requests answer 500 NC/,
  ],
  [
    { kind: 'missing-cluster', clusters: ['a', 'b'], code: 503, partial: true },
    'warn',
    /no clusters a, b: its share .* 503 NC/,
  ],
  [{ kind: 'missing-mirror', clusters: ['a'] }, 'warn', /copies are dropped/],
  [{ kind: 'missing-plugin', plugin: 'p' }, 'err', /no plugin p/],
  [{ kind: 'shadowed', by: 2, pointer: ROOT }, 'shadow', /^Never reached: route 2/],
  [{ kind: 'never-matches', path: '/a?b' }, 'err', /No request has the path \/a\?b/],
  [{ kind: 'no-weight' }, 'err', /add up to 0/],
  [{ kind: 'rewrite-seam', before: '/api/x', after: '//x' }, 'warn', /\/api\/x becomes \/\/x/],
  [{ kind: 'retries-nothing', level: 'virtual-host' }, 'info', /of the virtual host names no condition/],
  [{ kind: 'timeout-unused', timeout: '3s' }, 'warn', /timeout of 3 s does not count/],
  [{ kind: 'no-upstream', action: 'filter_action' }, 'err', /^filter_action .* 503 NC/],
  [{ kind: 'filters-not-installed', filters: ['lua'] }, 'warn', /a filter named lua\./],
  [{ kind: 'filters-not-installed', filters: ['lua', 'b'] }, 'warn', /filters named lua, b\./],
])('%j', (problem, kind, text) => {
  const words = problemWords(problem);
  expect(words.kind).toBe(kind);
  expect(words.text).toMatch(text);
  expect(words.next).toMatch(/\.$/);
});
