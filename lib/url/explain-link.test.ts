import { expect, test } from 'vitest';
import { fieldsOfLink, hasSecrets, leftOutHeaders, linkText, NO_FIELDS } from './explain-link';

const FIELDS = {
  ...NO_FIELDS,
  host: 'shop.example.com',
  target: '/a?b=1',
  scheme: 'https',
  headers: [
    ['x-canary', 'true'],
    ['x-canary', ''],
  ],
  logged: { code: '404', flags: 'NR', details: '', route: '', cluster: '' },
} as const;

test('a request survives its link, and what was not said takes no room', () => {
  expect(fieldsOfLink(linkText(FIELDS))).toEqual(FIELDS);
  expect(linkText({ ...NO_FIELDS, host: 'a' })).toBe('{"host":"a"}');
});

test('values that open something stay out of the link, and it says whose', () => {
  const secret = {
    ...NO_FIELDS,
    headers: [
      ['Authorization', 'Bearer s3cret'],
      ['cookie', 'id=s3cret'],
    ],
  } as const;
  expect(hasSecrets(secret)).toBe(true);
  expect(hasSecrets(FIELDS)).toBe(false);
  const text = linkText(secret);
  expect(text).not.toContain('s3cret');
  const fields = fieldsOfLink(text);
  expect(fields === null ? [] : leftOutHeaders(fields)).toEqual(['Authorization', 'cookie']);
});

test('a link of anybody is no request, or a smaller one, and never a failure', () => {
  for (const text of ['', '{', '[]', '"x"', 'null', '7']) expect(fieldsOfLink(text)).toBeNull();
  const odd =
    '{"host":7,"scheme":"ftp","headers":[["a"],["b","c"],7],"__proto__":{"target":"/x"},"logged":[]}';
  expect(fieldsOfLink(odd)).toEqual({ ...NO_FIELDS, headers: [['b', 'c']] });
});
