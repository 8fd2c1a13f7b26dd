import { expect, test } from 'vitest';
import { parsePointer } from '@/lib/core/json-pointer';
import { joined } from '../joined';
import { demoSnapshot } from '../testing/demo';
import { explainExamples } from './examples';
import { explainAnswer } from './explain';
import type { ExplainFields } from './types';
import { plain } from './words/names';

const demo = joined(demoSnapshot());

function ask(text: string, more: Partial<ExplainFields> = {}) {
  const first = explainAnswer(demo, { kind: 'text', text });
  const { fields } = first;
  const again = fields !== null && Object.keys(more).length > 0;
  const answer = again ? explainAnswer(demo, { kind: 'fields', fields: { ...fields, ...more } }) : first;
  if (answer.view === null) throw new Error(`no answer: ${JSON.stringify(answer.read)}`);
  const { view } = answer;
  const stages = Object.fromEntries(view.stages.map((stage) => [stage.kind, stage]));
  return { ...view, read: answer.read, said: plain(view.cause), byKind: stages };
}

test('a 404 for a missing header names the route that was near, and what it wanted', () => {
  const { title, said, steps, byKind } = ask('https://admin.platform.example.com/');
  expect(title).toBe('No route 404');
  expect(said).toContain('Route 2 (prefix /) was near: its header wants x-operator regex');
  expect(said).toContain('got x-operator absent');
  const route = steps.find(({ kind }) => kind === 'route');
  expect(route?.near.map(({ number }) => number)).toEqual([2]);
  expect(route?.near[0]?.row?.origin).toMatchObject({ ref: { kind: 'VirtualService', name: 'admin' } });
  expect(route?.lost.map(({ label, total }) => [label, total])).toEqual([['path', 1]]);
  expect(byKind['route']?.tone).toBe('err');
  expect(byKind['cluster']?.state).toBe('not reached');
});

test('a trailing slash, a TLS redirect, a server name that no chain has, a cluster that is missing', () => {
  expect(ask('http://podcasts.example.com/feed.xml/').said).toContain(
    'wants exact /feed.xml, got /feed.xml/',
  );
  const redirect = ask('http://shop.example.com/');
  expect(redirect).toMatchObject({ verdict: 'redirect', tone: 'info' });
  expect(redirect.said).toContain('wants TLS');
  expect(redirect.byKind['virtual-host']?.tone).toBe('info');
  expect(ask('https://media.example.com/').byKind['filter-chain']).toMatchObject({
    tone: 'err',
    value: 'none',
  });
  expect(ask('http://soap.legacy.example.com/services/billing/x').title).toBe('Cluster missing 503');
});

test('weighted clusters are shares, and no unknown', () => {
  const { shares, unknowns, said, verdict } = ask('https://shop.example.com/');
  expect(verdict).toBe('forwarded');
  expect(shares.map(({ percent }) => Math.round(percent))).toEqual([90, 10]);
  expect(unknowns).toEqual([]);
  expect(said).toContain('90 % outbound|80|v1|storefront');
});

test('what nobody said is said aloud: the port of the pod, its address, the client', () => {
  const { assumptions, byKind } = ask('http://media.example.com/watch');
  expect(assumptions.map(({ field, value }) => [field, value])).toEqual([
    ['Port', '8080'],
    ['Destination', '10.244.0.11'],
    ['Source', '203.0.113.7'],
  ]);
  expect(byKind['listener']?.proof).toBe('port 80 → 8080');
});

test('another host on a connection is told apart from the name that chose the chain', () => {
  const { said } = ask("curl https://shop.example.com/ -H 'host: api.shop.example.com'");
  expect(said).toContain('chosen by the server name shop.example.com, not by the host api.shop.example.com');
});

test('an expected target that is not reached is said, with the route that would lead to it', () => {
  const missed = ask('https://shop.example.com/', { expected: '|v2|', random: '0' });
  expect(missed).toMatchObject({ tone: 'warn', title: 'Matched, but not where you expected' });
  expect(missed.said).toContain('The expected route 2');
  expect(ask('https://shop.example.com/', { expected: 'storefront' }).tone).toBe('ok');
});

test('a log line is set beside the prediction', () => {
  const line = JSON.stringify({
    method: 'GET',
    path: '/',
    protocol: 'HTTP/1.1',
    authority: 'status.example.com',
    response_code: 503,
    response_flags: '-',
    downstream_local_address: '10.244.0.11:8080',
  });
  const { facts, read } = ask(line);
  expect(read.kind).toBe('access-log');
  expect(facts.find(({ label }) => label === 'Code')).toMatchObject({
    value: '200',
    logged: '503',
    agrees: false,
  });
  expect(facts.find(({ label }) => label === 'Flags')).toMatchObject({
    value: '-',
    logged: '-',
    agrees: true,
  });
});

test('unread flags are listed, and wrong fields stop the question in words', () => {
  expect(ask('curl --no-such-flag https://shop.example.com/').read.unread).toEqual(['--no-such-flag']);
  const { fields } = explainAnswer(demo, { kind: 'text', text: 'http://shop.example.com/' });
  if (fields === null) throw new Error('no fields');
  const wrong = explainAnswer(demo, { kind: 'fields', fields: { ...fields, port: 'x', random: '-1' } });
  expect(wrong.view).toBeNull();
  expect(wrong.read.problems.map(plain)).toEqual([
    'Port x is not a port (0 to 65535).',
    'Random value -1 is not a whole number from 0 to 2^64 - 1.',
  ]);
  expect(explainAnswer(demo, { kind: 'text', text: 'hello there' }).read.problems).toHaveLength(1);
});

test('a request for a route reaches it', () => {
  const { table } = demo.routes;
  let asked = 0;
  for (let row = 0; row < table.length; row += 1) {
    const pointer = parsePointer(table.pointer(row));
    if (pointer === null || demo.routes.configOf(table.hostOf(row)).name === '') continue;
    const { view, fields } = explainAnswer(demo, { kind: 'place', pointer });
    expect(fields).not.toBeNull();
    expect(view?.stages.find(({ kind }) => kind === 'listener')?.tone).toBe('ok');
    asked += 1;
  }
  expect(asked).toBeGreaterThan(40);
  const gone = parsePointer('/configs/99');
  expect(gone === null ? null : explainAnswer(demo, { kind: 'place', pointer: gone }).fields).toBeNull();
});

test('examples are requests of this dump that are understood', () => {
  const { examples } = explainExamples(demo);
  expect(examples.map(({ title }) => title)).toContain('A route with a header');
  for (const { text } of examples) expect(ask(text).title).not.toBe('No listener');
});

test('copies: a command that asks the same, a report and JSON', () => {
  const { copies } = ask(`curl https://shop.example.com/a -H "x-it: it's"`);
  expect(copies.curl).toContain(`-H 'x-it: it'\\''s'`);
  expect(ask(copies.curl).title).toBe(ask('https://shop.example.com/a').title);
  expect(copies.markdown).toContain('| Route |');
  expect(JSON.parse(copies.json)).toMatchObject({ answer: { verdict: 'forwarded' } });
});
