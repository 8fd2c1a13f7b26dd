import { describe, expect, it } from 'vitest';
import { mergedSlashes, normalizedPath, unescapedSlashes } from './path-normal';

describe('normalizedPath', () => {
  it.each([
    ['/a/../b', '/b'],
    ['/a/./b', '/a/b'],
    ['/a/b/..', '/a/'],
    ['/..', '/'],
    ['/%41%2Fb', '/A%2Fb'],
    ['/a/%2e%2e/b', '/b'],
    ['/a/..;/b', '/b'],
    ['/a/..;x=1/b', '/b'],
    ['/a/.;x/b', '/a/b'],
    ['/a/..;', '/'],
    ['/x/y/..;/.;/z', '/x/z'],
    ['/a/%2e%2e;/b', '/a/..;/b'],
    ['/a/..%3b/b', '/a/..%3b/b'],
    ['/a/...;/b', '/a/...;/b'],
    ['/a\\b', '/a/b'],
    ['//a//b', '//a//b'],
    ['/a"b', '/a%22b'],
    ['/a%zz', '/a%zz'],
    ['/.hidden', '/.hidden'],
  ])('%s → %s', (path, wanted) => {
    expect(normalizedPath(path)).toBe(wanted);
  });

  it('refuses NUL', () => {
    expect(normalizedPath('/a%00')).toBeNull();
  });
});

it.each([
  ['//', '//'],
  ['///', '//'],
  ['//a///b//', '/a/b/'],
  ['/', '/'],
])('merges the slashes of %s', (path, wanted) => {
  expect(mergedSlashes(path)).toBe(wanted);
});

it('unescapes slashes once', () => {
  expect(unescapedSlashes('/a%2Fb%5c%252F')).toBe('/a/b\\%252F');
});
