import { describe, expect, test } from 'vitest';
import { AppFailure } from '@/lib/core/errors';
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

describe('questions', () => {
  test.each([
    { ask: 'routes', routeConfig: null, offset: 0, limit: 200, filter: '' },
    { ask: 'resource', pointer: '/configs/0' },
    { ask: 'admin', operation: 'certs' },
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
    { ask: 'resource', pointer: 'configs/0' },
    { ask: 'routes', routeConfig: null, offset: -1, limit: 1, filter: '' },
    { ask: 'routes', routeConfig: null, offset: 0, limit: 1_000_000, filter: '' },
    { ask: 'routes', routeConfig: null, offset: 0.5, limit: 1, filter: '' },
    { ask: 'search', text: 'x'.repeat(5000), matchCase: false, offset: 0, limit: 1 },
  ])('%j is refused', (question) => refuses(() => readAs('question', question)));
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
