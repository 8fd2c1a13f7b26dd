import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppFailure } from '@/lib/core/errors';
import { parseProxyId, podPath } from './names';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return 'ok';
}

test('a pod has one path', () => {
  expect(podPath(parseProxyId('istio-system/gw-7d9.x-1'))).toBe(
    '/api/v1/namespaces/istio-system/pods/gw-7d9.x-1',
  );
});

test.each([
  '',
  '/',
  'a',
  'a/',
  '/a',
  'ns/x/exec?command=sh&a=',
  'ns/x%2fexec',
  'ns/..',
  'ns/.',
  '../ns/x',
  'ns/%2e%2e%2f',
  'ns/X',
  'ns/x ',
  'ns/x\n',
  'ns/-x',
  'ns/x..y',
  'ns.dot/x',
  `ns/${'x'.repeat(254)}`,
  `${'n'.repeat(64)}/x`,
])('%j is not a pod', (id) => {
  expect(codeOf(() => parseProxyId(id))).toBe('bad-request');
});

test('whatever the text, a path has eight segments of plain characters or is not made', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (namespace, pod) => {
      try {
        expect(podPath({ namespace, pod })).toMatch(/^\/api\/v1\/namespaces\/[a-z0-9-]+\/pods\/[a-z0-9.-]+$/);
      } catch (error) {
        expect(error).toBeInstanceOf(AppFailure);
      }
    }),
  );
});
