import { expect, test } from 'vitest';
import { proxyFromEnv } from './env-proxy';

const P = 'http://proxy:3128';

test.each([
  ['https://api.example', { HTTPS_PROXY: P }, P],
  ['https://api.example', { https_proxy: P }, P],
  ['https://api.example', { HTTP_PROXY: P }, null],
  ['http://api.example', { HTTP_PROXY: P, HTTPS_PROXY: 'http://other' }, P],
  ['https://api.example', { HTTPS_PROXY: 'proxy:3128' }, P],
  ['https://localhost:6443', { HTTPS_PROXY: P }, null],
  ['https://127.0.0.1:6443', { HTTPS_PROXY: P }, null],
  ['https://[::1]:6443', { HTTPS_PROXY: P }, null],
  ['https://api.example', { HTTPS_PROXY: P, NO_PROXY: '*' }, null],
  ['https://api.example', { HTTPS_PROXY: P, NO_PROXY: 'foo, .example' }, null],
  ['https://api.example', { HTTPS_PROXY: P, no_proxy: 'EXAMPLE' }, null],
  ['https://api.example', { HTTPS_PROXY: P, NO_PROXY: 'ample' }, P],
  ['https://api.example:6443', { HTTPS_PROXY: P, NO_PROXY: 'api.example:443' }, P],
  ['https://api.example', { HTTPS_PROXY: P, NO_PROXY: 'api.example:443' }, null],
  ['https://10.0.0.7', { HTTPS_PROXY: P, NO_PROXY: '0.7,10.0.0.7' }, null],
  ['https://10.0.0.7', { HTTPS_PROXY: P, NO_PROXY: '0.7' }, P],
  ['https://api.example', {}, null],
])('%s with %j goes through %s', (server, env, proxy) => {
  expect(proxyFromEnv(server, env)).toBe(proxy);
});
