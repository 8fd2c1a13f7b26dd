import { expect, test } from 'vitest';
import { helpText, readOptions } from './options.mjs';
import { sourceEnv } from './sources.mjs';

const URL_FLAG = ['--admin-url', 'http://127.0.0.1:15000'];

const gateways = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  sourceEnv(readOptions([...URL_FLAG, ...args], env)).GATESCOPE_GATEWAY_ADDRESSES;

test('the addresses of a gateway stand beside the ports of its listeners', () => {
  expect(gateways([])).toBe('');
  expect(gateways(['--gateway-address', 'gw.example:8080', '--gateway-address=8443=[::1]:443'])).toBe(
    '8080=gw.example:8080,8443=[::1]:443',
  );
  expect(gateways([], { GATESCOPE_GATEWAY_ADDRESS: '127.0.0.1:80,8443=127.0.0.1:443' })).toBe(
    '80=127.0.0.1:80,8443=127.0.0.1:443',
  );
  expect(helpText()).toContain('--gateway-address [PORT=]HOST:PORT');
});

test.each([
  'gw.example',
  'gw:0',
  'gw:70000',
  '0=gw:80',
  ':80',
  'http://gw:80',
  'user@gw:80',
  'a,b:80',
  '::1:80',
  '8080=gw:80=x',
])('%s is no address', (value) => {
  expect(() => gateways(['--gateway-address', value])).toThrow('is not HOST:PORT');
});

test('without an admin URL they belong to nothing', () => {
  const options = readOptions(['--gateway-address', 'gw:80'], {});
  expect(() => sourceEnv(options)).toThrow('--gateway-address belongs to --admin-url');
});
