import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plain } from './names';
import { editWords, reachWords } from './reverse';

const ENGINE = new URL('../../../explain/reverse/', import.meta.url);

test('every reason of the search has words', () => {
  const files = readdirSync(ENGINE).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const text = files.map((file) => readFileSync(new URL(file, ENGINE), 'utf8')).join('\n');
  const codes = [...text.matchAll(/\bcode: (?:[^'\n]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap(
    ([, first, second]) => [first, second].filter((code) => code !== undefined),
  );
  expect(codes.length).toBeGreaterThan(12);
  expect(codes.filter((code) => plain(reachWords({ code })) === `${code}.`)).toEqual([]);
});

test('an edit is said with what was there before', () => {
  const say = (kind: 'header' | 'path' | 'tls' | 'query' | 'sni', from: string | null, to: string | null) =>
    plain(editWords({ kind, name: kind === 'header' ? 'x' : '', from, to }, (port) => port - 8000));
  expect(say('header', null, '1')).toBe('with the header x: 1');
  expect(say('header', '1', null)).toBe('without the header x');
  expect(say('header', '1', '2')).toBe('header x: 2 instead of 1');
  expect(say('path', '/a', '/b')).toBe('path /b instead of /a');
  expect(say('tls', 'http:8080', 'https:8443')).toBe('https on port 443 instead of http');
  expect(say('query', 'a=1', null)).toBe('without the query a=1');
  expect(say('sni', null, 'a.com')).toBe('with server name a.com');
});
