import { describe, expect, test } from 'vitest';
import { AppFailure } from '@/lib/core/errors';
import { MAX_FOLDS } from './contract';
import { parseJson, readAs } from './schemas';

const refuses = (run: () => unknown) => {
  expect(run).toThrow(AppFailure);
};

describe('proxy names', () => {
  test.each(['-', 'istio-system/istio-ingressgateway-7d4c9b6f58-x2k4q', 'a/b', 'ns/pod.with.dots'])(
    '%s is one',
    (proxy) => {
      expect(readAs('target', { source: 'demo', proxy })).toEqual({ source: 'demo', proxy });
    },
  );

  test.each([
    '',
    'pod',
    'x/exec?command=sh',
    'x/y/exec',
    'ns/../x',
    'ns/%2e%2e',
    'NS/pod',
    'ns/-pod',
    'ns/pod-',
    `ns/${'a'.repeat(254)}`,
    `${'n'.repeat(64)}/p`,
    'ns/a b',
    'ns/a\u0000',
  ])('%j is none', (proxy) => refuses(() => readAs('target', { source: 'demo', proxy })));
});

const SEARCH = {
  ask: 'search',
  text: 'cart',
  mode: 'key',
  matchCase: false,
  wholeWord: false,
  section: ['Routes', ''],
  kind: null,
  state: ['active'],
  origin: null,
  offset: 0,
  limit: 100,
};

const STATS = {
  ask: 'stats',
  all: false,
  type: 'gauge',
  nonZero: true,
  grouped: true,
  offset: 0,
  limit: 100,
  filter: 'value:>0',
  sort: null,
};

const ROUTES = { ask: 'routes', routeConfig: null, offset: 0, limit: 200, filter: '', sort: null };

describe('questions', () => {
  test.each([
    ROUTES,
    { ...ROUTES, folded: { all: true, except: ['/configs/3/a/0'] } },
    { ask: 'resource', pointer: '/configs/0' },
    { ask: 'virtual-host', pointer: '/configs/3/a/0' },
    { ask: 'route-config', name: '' },
    { ask: 'admin', operation: 'certs' },
    { ask: 'admin-read', operation: 'runtime' },
    { ask: 'bootstrap' },
    STATS,
    SEARCH,
    { ask: 'references', kind: 'secret', name: 'kubernetes://tls', offset: 0, limit: 100 },
    { ask: 'suggest', list: 'routes', text: 'clu', caret: 3 },
    { ask: 'explain-reach', route: '/configs/3/a/0', chain: null },
    { ask: 'explain-changes', source: { kind: 'text', text: 'http://a/' }, route: null },
    { ask: 'shadowed-routes', routeConfig: 'http.8080', offset: 0, limit: 100 },
    { ask: 'clusters', offset: 0, limit: 1, filter: '', sort: '-name' },
  ])('%j passes', (question) => {
    expect(readAs('question', question)).toEqual(question);
  });

  test.each([
    null,
    [],
    'overview',
    { ask: 'nothing' },
    { ask: 'admin', operation: 'quitquitquit' },
    { ask: 'admin', operation: '../quitquitquit' },
    { ask: 'admin-read', operation: 'config_dump' },
    { ...STATS, type: 'counters' },
    { ...STATS, all: 'yes' },
    { ask: 'resource', pointer: 'configs/0' },
    { ask: 'explain-reach', route: 'configs/3', chain: null },
    { ask: 'shadowed-routes', routeConfig: 'http.8080', offset: 0, limit: 100_000 },
    { ask: 'routes', routeConfig: null, offset: -1, limit: 1, filter: '', sort: null },
    { ask: 'routes', routeConfig: null, offset: 0, limit: 1_000_000, filter: '', sort: null },
    { ask: 'routes', routeConfig: null, offset: 0.5, limit: 1, filter: '', sort: null },
    { ask: 'routes', routeConfig: null, offset: 0, limit: 1, filter: '' },
    { ...ROUTES, folded: { all: 'on', except: [] } },
    { ...ROUTES, folded: { all: true } },
    { ...ROUTES, folded: { all: true, except: [7] } },
    { ...ROUTES, folded: { all: true, except: Array.from({ length: MAX_FOLDS + 1 }, String) } },
    { ask: 'suggest', list: '__proto__', text: '', caret: 0 },
    { ask: 'suggest', list: 'routes', text: '', caret: -1 },
    { ...SEARCH, text: 'x'.repeat(5000) },
    { ...SEARCH, mode: 'glob' },
    { ...SEARCH, section: 'Routes' },
    { ...SEARCH, section: [] },
    { ask: 'references', kind: 'listener', name: 'x', offset: 0, limit: 1 },
  ])('%j is refused', (question) => refuses(() => readAs('question', question)));
});

test('admin answers are asked for by name, and for one snapshot', () => {
  const request = { snapshot: '0123456789abcdef01234567', operations: ['memory', 'help'], fresh: true };
  expect(readAs('admin', request)).toEqual(request);
  refuses(() => readAs('admin', { ...request, operations: [] }));
  refuses(() => readAs('admin', { ...request, operations: ['quitquitquit'] }));
  refuses(() => readAs('admin', { ...request, operations: ['/memory?x'] }));
  refuses(() => readAs('admin', { ...request, snapshot: '../x' }));
  refuses(() => readAs('admin', { ...request, fresh: 'yes' }));
});

test('an export names a known list, format and columns', () => {
  const question = { list: 'routes', format: 'csv', filter: 'x', sort: null, columns: ['path', 'cluster'] };
  expect(readAs('export', question)).toEqual(question);
  refuses(() => readAs('export', { ...question, format: 'exe' }));
  refuses(() => readAs('export', { ...question, list: 'constructor' }));
  refuses(() => readAs('export', { ...question, columns: [] }));
});

test('keys of a prototype are not carried along', () => {
  const question = readAs('question', JSON.parse('{"ask":"overview","__proto__":{"x":1},"constructor":2}'));
  expect(question).toEqual({ ask: 'overview' });
  expect(Object.getPrototypeOf(question)).toBe(Object.prototype);
});

test('text that is no JSON is refused', () => {
  refuses(() => parseJson('{'));
  refuses(() => parseJson(null));
});
