import { expect, test } from 'vitest';
import { needsConsent, notesOf, obstacleOf, offeredTls, requestText } from './request-text';
import { QUESTION } from './testing/samples';
import type { SendQuestion } from './types';

const text = (more: Partial<SendQuestion>) => requestText({ ...QUESTION, ...more });
const obstacle = (more: Partial<SendQuestion>) => obstacleOf({ ...QUESTION, ...more })?.code ?? null;
const PLACE = { address: '10.0.0.1', port: 1 };

test('a request is its line and its headers, exactly', () => {
  const headers = [
    ['X-a', '1'],
    ['host', 'é '],
    ['X-a', ''],
  ] as const;
  expect(text({ method: 'get', target: '//a/../b?x#y', headers })).toBe(
    'get //a/../b?x#y HTTP/1.1\r\nX-a: 1\r\nhost: é \r\nX-a: \r\n\r\n',
  );
  expect(text({ version: '1.0', headers: [] })).toBe('GET /a HTTP/1.0\r\n\r\n');
  expect(text({ version: '2', headers: [] })).toBe('GET /a HTTP/1.1\r\n\r\n');
});

test.each([
  [{}, null],
  [{ target: 'http://a/b', headers: [] }, null],
  [{ headers: [['content-length', '0']] }, null],
  [{ headers: [['Content-Length', '4']] }, 'body-not-held'],
  [{ headers: [['transfer-encoding', 'chunked']] }, 'body-not-held'],
  [{ target: '/a\r\nx: y' }, 'line-break'],
  [{ method: 'GET\n' }, 'line-break'],
  [{ headers: [['a\r', 'b']] }, 'line-break'],
  [{ headers: [['a', 'b\nc: d']] }, 'line-break'],
  [{ method: '' }, 'no-method'],
  [{ target: '' }, 'no-target'],
  [{ target: 'x'.repeat(262_200) }, 'too-long'],
  [{ version: '3' }, 'http3'],
  [{ captureMode: 'inbound' }, 'captured'],
  [{ originalDestination: PLACE }, 'captured'],
  [{ originalDestination: PLACE, proxySource: PLACE }, 'proxy-protocol'],
  [{ tls: { sni: '10.0.0.1', alpn: [] } }, 'sni-is-address'],
  [{ tls: { sni: '::1', alpn: [] } }, 'sni-is-address'],
  [{ tls: { sni: '', alpn: [] } }, null],
] as const)('%j: %s', (more, code) => {
  expect(obstacle(more as Partial<SendQuestion>)).toBe(code);
});

test('only what changes nothing goes without a question; methods are case-sensitive', () => {
  expect(['GET', 'HEAD', 'OPTIONS'].some(needsConsent)).toBe(false);
  expect(['POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'get', ''].every(needsConsent)).toBe(true);
});

test('only what can be spoken is offered, and what that changes is said', () => {
  const tls = { sni: 'a', alpn: ['h2', 'http/1.1'] };
  expect(offeredTls(tls)).toEqual({ sni: 'a', alpn: ['http/1.1'] });
  expect(offeredTls({ sni: 'a', alpn: ['h2'] })).toEqual({ sni: 'a', alpn: ['http/1.1'] });
  expect(offeredTls({ sni: 'a', alpn: [] })).toEqual({ sni: 'a', alpn: [] });
  expect(notesOf({ ...QUESTION, tls, version: '2' }, false).map(({ code }) => code)).toEqual([
    'as-http1',
    'alpn-http1-only',
  ]);
  expect(notesOf(QUESTION, true)).toEqual([]);
  const far = { ...QUESTION, source: PLACE, listener: { address: '10.0.0.2', port: 80 } };
  expect(notesOf(far, true).map(({ code }) => code)).toEqual(['other-source', 'other-destination']);
  expect(notesOf(far, false)).toEqual([]);
});
