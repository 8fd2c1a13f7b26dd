import { expect, test } from 'vitest';
import { proxyTypeWord, restWords } from './host-words';

test('what nothing names is sent on or refused', () => {
  expect(restWords('passthrough').name).toMatch(/sent on/);
  expect(restWords('blackhole').name).toMatch(/refused/);
});

test('only an Envoy of Istio’s has a kind', () => {
  expect(proxyTypeWord('sidecar')).toBe('Sidecar');
  expect(proxyTypeWord(null)).toBeNull();
});
