import { expect, test } from 'vitest';
import { scopeOf } from './page-scope';

test.each([
  ['/listeners', 'edge'],
  ['/secrets', 'edge'],
  ['/secrets/', 'edge'],
  ['/overview', 'whole'],
  ['/clusters', 'whole'],
  ['/bootstrap', 'whole'],
  ['/', 'whole'],
  ['/listeners-of-another-page', 'whole'],
] as const)('%s needs %s', (path, scope) => expect(scopeOf(path)).toBe(scope));
