import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { Raw } from '@/lib/envoy/raw';
import { readRouteMatch } from '@/lib/envoy/route-match';
import { takesAll } from './shadow';
import { ShadowIndex } from './shadow-index';

const match = (json: JsonObject) => readRouteMatch(Raw.root(json));

const header = (name: string, matcher: JsonObject) => ({ headers: [{ name, ...matcher }] });
const text = (name: string, string_match: JsonObject) => header(name, { string_match });
const cookie = (name: string, string_match: JsonObject, invert_match = false) => ({
  cookies: [{ name, string_match, invert_match }],
});
const regex = (value: string) => ({ safe_regex: { regex: value } });
const fraction = (numerator: number) => ({ runtime_fraction: { default_value: { numerator } } });

/** Both the rule and the index over many routes must say the same. */
function covers(earlier: JsonObject, later: JsonObject): boolean {
  const [wide, narrow] = [match(earlier), match(later)];
  const index = new ShadowIndex({ left: 100 });
  index.add(7, match({ path: '/other' }));
  index.add(8, wide);
  expect(index.find(narrow)).toBe(takesAll(wide, narrow) ? 8 : null);
  return takesAll(wide, narrow);
}

describe('an earlier route takes all requests', () => {
  it.each([
    [regex('/a.*'), { prefix: '/a' }],
    [regex('/a.*'), { path: '/a/b' }],
    [regex('/v[12]/x'), { path: '/v1/x' }],
    [regex('/a\\.b(/.*)?'), { path_separated_prefix: '/a.b' }],
    [regex('/v[12]/x'), regex('/v[12]/x')],
    [{ prefix: '/api' }, regex('/api/v\\d+/.*')],
    [{ path_separated_prefix: '/api' }, regex('/api/[a-z]+')],
    [{ prefix: '/' }, { prefix: '/', ...text('x', { exact: '1' }) }],
    [
      { prefix: '/', ...header('x', { present_match: true }) },
      { prefix: '/', ...text('X', { exact: '1' }) },
    ],
    [
      { prefix: '/', ...text('x', { prefix: 'a' }) },
      { prefix: '/b', ...text('x', { prefix: 'ab' }) },
    ],
    [
      { prefix: '/', ...text('x', { contains: 'b' }) },
      { prefix: '/', ...text('x', { exact: 'abc' }) },
    ],
    [
      { prefix: '/', ...text('x', regex('a.c')) },
      { prefix: '/', ...text('x', { exact: 'abc' }) },
    ],
    [
      { prefix: '/', ...header(':method', { string_match: { exact: 'PUT' }, invert_match: true }) },
      { prefix: '/', ...text(':method', { exact: 'GET' }) },
    ],
    [
      { prefix: '/', ...cookie('a', { exact: '2' }, true) },
      { prefix: '/', ...cookie('a', { exact: '1' }) },
    ],
    [
      { prefix: '/', ...fraction(50) },
      { prefix: '/', ...fraction(20) },
    ],
    [{ prefix: '/', ...fraction(100) }, { prefix: '/' }],
    [
      { prefix: '/', query_parameters: [{ name: 'q', present_match: true }] },
      { prefix: '/', query_parameters: [{ name: 'q', string_match: { exact: '1' } }] },
    ],
    [
      { prefix: '/', grpc: {} },
      { prefix: '/x', grpc: {} },
    ],
  ])('%j %j', (earlier, later) => expect(covers(earlier, later)).toBe(true));
});

describe('a request can get by', () => {
  it.each([
    [regex('/a.+'), { prefix: '/a' }],
    [regex('/a|/b'), { prefix: '/a' }],
    [{ prefix: '/api' }, regex('/api?/x')],
    [{ prefix: '/api' }, regex('/api|/b')],
    [{ path_separated_prefix: '/api' }, regex('/api.*')],
    [
      { prefix: '/', ...text('x', { exact: '1' }) },
      { prefix: '/', ...header('x', { present_match: true }) },
    ],
    // A header may be repeated: one of its values is enough for each.
    [
      { prefix: '/', ...header('x', { string_match: { exact: '2' }, invert_match: true }) },
      { prefix: '/', ...text('x', { exact: '1' }) },
    ],
    [
      { prefix: '/', ...text('x', { prefix: 'b' }) },
      { prefix: '/', ...text('x', { contains: 'b' }) },
    ],
    [
      { prefix: '/', ...header('x', { present_match: true }) },
      { prefix: '/', ...header('x', { string_match: { exact: '' }, treat_missing_header_as_empty: true }) },
    ],
    [
      { prefix: '/', ...text('x', { exact: '' }) },
      { prefix: '/', ...header('x', { exact_match: '' }) },
    ],
    [
      { prefix: '/', ...fraction(20) },
      { prefix: '/', ...fraction(50) },
    ],
    [
      { prefix: '/', ...cookie('a', { exact: '1' }, true) },
      { prefix: '/', ...cookie('a', { exact: '1' }) },
    ],
    [{ prefix: '/', tls_context: { presented: true } }, { prefix: '/' }],
  ])('%j %j', (earlier, later) => expect(covers(earlier, later)).toBe(false));
});

it('names the first of those that take all requests, and stops when too much is to compare', () => {
  const budget = { left: 3 };
  const index = new ShadowIndex(budget);
  index.add(0, match({ prefix: '/a', ...text('x', { exact: '1' }) }));
  index.add(1, match({ prefix: '/a/b' }));
  index.add(2, match({ prefix: '/' }));
  expect(index.find(match({ path: '/a/b/c', ...text('x', { exact: '1' }) }))).toBe(0);
  budget.left = 0;
  expect(index.find(match({ path: '/a/b/c' }))).toBeNull();
});
