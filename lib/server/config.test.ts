import { expect, test } from 'vitest';
import { readConfig } from './config';

test('gateway addresses are what the launcher wrote, and nothing else', () => {
  const read = (text: string) => readConfig({ GATESCOPE_GATEWAY_ADDRESSES: text }).gatewayAddresses;
  expect(read('8080=gw:80,8443=[::1]:443')).toEqual([
    { listenerPort: 8080, host: 'gw', port: 80 },
    { listenerPort: 8443, host: '::1', port: 443 },
  ]);
  expect(read('')).toEqual([]);
  expect(read('gw:80,=x:1,8080=:80')).toEqual([]);
});
