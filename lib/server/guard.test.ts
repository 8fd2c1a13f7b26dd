import { describe, expect, test } from 'vitest';
import { cookieValue, guard, type RequestFacts } from './guard';

const config = {
  host: '127.0.0.1',
  port: 8150,
  token: 'a-token-of-this-run',
  allowedHosts: ['gate.example'],
};
const HOST = '127.0.0.1:8150';

const facts = (changes: Partial<RequestFacts> = {}): RequestFacts => ({
  method: 'GET',
  path: '/routes',
  host: HOST,
  origin: null,
  fetchSite: 'same-origin',
  fetchMode: 'navigate',
  fetchDest: 'document',
  cookie: `other=1; gs-8150=${cookieValue(config)}`,
  bearer: null,
  tokenParam: null,
  ...changes,
});

const deny = (status: number) => ({ kind: 'deny', status });

describe('Host', () => {
  test.each([HOST, 'localhost:8150', 'LOCALHOST:8150', 'localhost.:8150', '[::1]:8150', 'gate.example:8150'])(
    '%s is answered',
    (host) => expect(guard(facts({ host }), config)).toEqual({ kind: 'pass' }),
  );

  test.each([
    null,
    '',
    'evil.example',
    'evil.example:8150',
    '127.0.0.1',
    '127.0.0.1:80',
    'localhost.evil:8150',
    `${HOST},evil`,
    'a@127.0.0.1:8150',
  ])('%s is refused on pages, assets, the API and the health path', (host) => {
    for (const path of ['/', '/routes', '/_next/static/a.js', '/api/ask', '/api/health']) {
      expect(guard(facts({ host, path }), config)).toEqual(deny(421));
    }
  });
});

describe('Origin and Sec-Fetch-Site', () => {
  test.each(['http://evil.example', 'http://127.0.0.1:9', 'https://127.0.0.1:8150', 'null'])(
    'Origin %s is refused',
    (origin) =>
      expect(guard(facts({ origin, method: 'POST', path: '/api/snapshots' }), config)).toEqual(deny(403)),
  );

  test('our own origin passes', () =>
    expect(
      guard(facts({ origin: `http://${HOST}`, method: 'POST', path: '/api/snapshots' }), config),
    ).toEqual({ kind: 'pass' }));

  test.each(['cross-site', 'same-site'])(
    '%s: a link opens the gate, everything else is refused',
    (fetchSite) => {
      expect(guard(facts({ fetchSite }), config)).toEqual({ kind: 'gate' });
      expect(guard(facts({ fetchSite, method: 'POST' }), config)).toEqual(deny(403));
      expect(guard(facts({ fetchSite, fetchDest: 'iframe' }), config)).toEqual(deny(403));
      expect(
        guard(facts({ fetchSite, fetchMode: 'no-cors', fetchDest: 'image', path: '/api/ask' }), config),
      ).toEqual(deny(403));
      expect(guard(facts({ fetchSite, path: '/api/ask' }), config)).toEqual(deny(403));
    },
  );
});

describe('token and cookie', () => {
  const out = { cookie: null };

  test('without cookie pages ask for the token and the API answers 401', () => {
    expect(guard(facts(out), config)).toEqual({ kind: 'token-page' });
    expect(guard(facts({ ...out, path: '/api/ask' }), config)).toEqual(deny(401));
    expect(guard(facts({ ...out, path: '/_next/static/a.js' }), config)).toEqual(deny(401));
  });

  test('the right token signs in, a wrong one does not, even with a cookie', () => {
    expect(guard(facts({ ...out, tokenParam: config.token }), config)).toEqual({ kind: 'sign-in' });
    expect(guard(facts({ tokenParam: 'wrong' }), config)).toEqual({ kind: 'token-page' });
  });

  test('the cookie of another port or another token is none', () => {
    expect(guard(facts({ cookie: `gs-8151=${cookieValue(config)}` }), config)).toEqual({
      kind: 'token-page',
    });
    const other = cookieValue({ ...config, token: 'another' });
    expect(guard(facts({ cookie: `gs-8150=${other}` }), config)).toEqual({ kind: 'token-page' });
    expect(guard(facts({ cookie: `gs-8150=${config.token}` }), config)).toEqual({ kind: 'token-page' });
  });

  test('scripts send the token as bearer', () => {
    expect(guard(facts({ ...out, bearer: config.token, fetchSite: null }), config)).toEqual({ kind: 'pass' });
    expect(guard(facts({ ...out, bearer: 'wrong', path: '/api/ask' }), config)).toEqual(deny(401));
  });

  test('a server without token answers nobody', () =>
    expect(guard(facts({ bearer: '' }), { ...config, token: '' })).toEqual(deny(401)));

  test('the health path needs no token', () =>
    expect(guard(facts({ ...out, path: '/api/health' }), config)).toEqual({ kind: 'pass' }));
});
