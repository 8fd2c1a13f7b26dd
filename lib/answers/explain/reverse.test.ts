import { expect, test } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer } from '@/lib/core/json-pointer';
import { joined } from '../joined';
import { demoSnapshot } from '../testing/demo';
import { changesAnswer } from './changes';
import { explainAnswer } from './explain';
import { reachAnswer } from './reach';
import { shadowedPage } from './shadowed';
import { plain } from './words/names';

const demo = joined(demoSnapshot());
const { table } = demo.routes;
const rows = Array.from({ length: table.length }, (_, row) => row);

function reachOf(route: JsonPointer) {
  const answer = reachAnswer(demo, { route, chain: null });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

function changes(text: string, route: JsonPointer | null = null) {
  const answer = changesAnswer(demo, { source: { kind: 'text', text }, route });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const edits = (text: string, route: JsonPointer | null = null): readonly string[] =>
  changes(text, route).changes.map((change) => change.edits.map(plain).join(' and '));

test('every request that is given for a route of the demo comes to that route', () => {
  const isInline = (row: number) => table.configs[table.configOf(table.hostOf(row))]?.state === 'static';
  let reached = 0;
  for (const row of rows.filter((each) => !isInline(each))) {
    const { reach } = reachOf(table.pointer(row));
    if (reach.kind !== 'reached') continue;
    reached += 1;
    const { view } = explainAnswer(demo, { kind: 'fields', fields: reach.request.fields });
    expect(view?.winner?.pointer).toBe(table.pointer(row));
    expect(reach.request.curl).toContain('curl ');
  }
  expect(reached).toBeGreaterThanOrEqual(40);
});

test('a request says no more than a client has to', () => {
  const row = rows.find((each) => table.match(each).headers.some(({ name }) => name === 'x-canary')) ?? -1;
  const { reach } = reachOf(table.pointer(row));
  if (reach.kind !== 'reached') throw new Error(plain(reach.why));
  expect(reach.request.fields).toMatchObject({
    address: '',
    sni: '',
    source: '',
    port: '443',
    scheme: 'https',
  });
  expect(reach.request.curl).toContain("-H 'x-canary: true' https://www.shop.example.com/");
});

test('a route that an earlier one shadows is proved to be unreachable, and listed', () => {
  const row = rows.find((each) => {
    const { path } = table.match(each);
    return 'value' in path && path.value === '/library/search';
  });
  const { reach, route } = reachOf(table.pointer(row ?? -1));
  expect(reach).toMatchObject({ kind: 'impossible', by: [{ path: { value: '/library' } }] });
  const page = shadowedPage(demo, { routeConfig: 'http.8080', offset: 0, limit: 10 });
  expect(page).toMatchObject({ total: 1, isWhole: true, rows: [{ route: { pointer: route.pointer } }] });
  expect(shadowedPage(demo, { routeConfig: 'http.8080', offset: 1, limit: 10 }).rows).toEqual([]);
  expect(shadowedPage(demo, { routeConfig: '__proto__', offset: 0, limit: 10 }).routes).toBe(0);
});

test('the smallest change: a slash, a header, the scheme', () => {
  expect(edits('http://podcasts.example.com/feed.xml/')[0]).toBe('path /feed.xml instead of /feed.xml/');
  expect(edits('https://admin.platform.example.com/')[0]).toBe('with the header x-operator: a@example.com');
  expect(edits('http://shop.example.com/')[0]).toBe('https on port 443 instead of http');
  expect(edits('https://media.example.com/watch')[0]).toBe('http on port 80 instead of https');
});

test('a change toward a chosen route, and none where it is reached already', () => {
  const row = rows.find((each) => table.match(each).headers.some(({ name }) => name === 'x-canary')) ?? -1;
  const found = changes('https://shop.example.com/', table.pointer(row));
  expect(found).toMatchObject({ isReached: false, changes: [{ route: { pointer: table.pointer(row) } }] });
  expect(found.tried).toBeLessThanOrEqual(60);
  const again = changes("curl https://shop.example.com/ -H 'x-canary: true'", table.pointer(row));
  expect(again).toMatchObject({ isReached: true, changes: [] });
});

test('what is no route or no request is said', () => {
  const nowhere = parsePointer('/configs/99') ?? table.pointer(0);
  expect(reachAnswer(demo, { route: nowhere, chain: null })).toMatchObject({
    error: { code: 'resource-gone' },
  });
  const source = { kind: 'text', text: 'https://shop.example.com/' } as const;
  expect(changesAnswer(demo, { source, route: nowhere })).toMatchObject({ error: { code: 'resource-gone' } });
  expect(changes('')).toMatchObject({ changes: [], tried: 0 });
});
