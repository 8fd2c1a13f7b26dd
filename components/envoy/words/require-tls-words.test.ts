import { expect, it } from 'vitest';
import { requireTlsWords } from './require-tls-words';

it('says what is asked of a request, and keeps what it does not know', () => {
  expect(requireTlsWords('NONE')).toBeNull();
  expect(requireTlsWords('ALL')).toBe('all requests must use TLS');
  expect(requireTlsWords('EXTERNAL_ONLY')).toContain('outside');
  expect(requireTlsWords('SOME')).toBe('SOME');
});
