import { expect, it } from 'vitest';
import { isLoopback, parseIp } from './ip';

it.each([
  ['127.0.0.1', true],
  ['127.0.0.2', false],
  ['127.1.2.3', false],
  ['::1', true],
  ['::2', false],
])('loopback of %s: %s, as Envoy has it', (text, wanted) => {
  const ip = parseIp(text);
  expect(ip !== null && isLoopback(ip)).toBe(wanted);
});
