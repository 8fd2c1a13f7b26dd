import { describe, expect, test } from 'vitest';
import { compareAnswer } from './compare';
import { maskAnswer, maskHeaders } from './masked';
import { realAnswer } from './real-answer';
import { type ReportInput, sentMarkdown } from './report';
import { ANSWER, PREDICTION } from './testing/samples';
import { headlineWords } from './words';

const WIRE = {
  end: 'answered',
  reason: '',
  head: { version: '1.1', status: 404, phrase: 'Not Found', headers: [] },
  body: new Uint8Array(),
  bodyEnd: 'whole',
  tls: null,
  millis: { connected: 1, firstByte: 2, total: 3 },
} as const;

const bytes = (text: string) => new TextEncoder().encode(text);

function report(more: Partial<ReportInput> = {}): string {
  const comparison = compareAnswer(PREDICTION, ANSWER, { clusters: [], more: 0 });
  return sentMarkdown({
    way: { kind: 'port-forward', namespace: 'edge', pod: 'gw-1', port: 8080 },
    sentAt: '2026-01-01T00:00:00.000Z',
    notes: ['A note.'],
    real: ANSWER,
    moved: { clusters: [], more: 0 },
    movedWhy: '',
    comparison,
    headline: headlineWords(comparison),
    prediction: PREDICTION,
    request: 'GET /a HTTP/1.1\r\nhost: a\r\n\r\n',
    ...more,
  });
}

test('a report tells the whole story', () => {
  const text = report();
  expect(text).toContain('## Gatescope was wrong or does not see everything');
  expect(text).toContain('through a port-forward to port 8080 of pod edge/gw-1');
  expect(text).toContain('| cluster | blue | none | **differs** |');
  expect(text).toContain('GET /a HTTP/1.1\nhost: a\n');
  expect(text).toContain('HTTP/1.1 200 OK');
  expect(text).toContain('- A note.');
});

test('nothing that came back gets out of its block or its cell', () => {
  const real = { ...ANSWER, text: 'x\n```\n# y\u202e', bodyBytes: 9, headers: [['a', '`````']] as const };
  const text = report({ real });
  expect(text).toContain('``````\nHTTP/1.1 200 OK\na: `````\n\nx\n```\n# y\\u202e\n``````');
  const point = { kind: 'location', predicted: 'a|b', real: 'c\n|d', outcome: 'same' } as const;
  expect(report({ comparison: { outcome: 'same', points: [point] } })).toContain(
    '| a\\|b | c\\\\n\\|d | same |',
  );
});

describe('what is shown and copied', () => {
  test('holds no credential of the request', () => {
    const headers = [
      ['host', 'a'],
      ['Authorization', 'Bearer abc'],
      ['cookie', 'session=1'],
      ['x-api-key', 'k'],
      ['X-Plain', 'kept'],
      ['__proto__', 'kept'],
    ] as const;
    const masked = maskHeaders(headers);
    expect(masked.map(([name]) => name)).toEqual(headers.map(([name]) => name));
    expect(masked.map(([, value]) => value)).toEqual([
      'a',
      '[hidden]',
      '[hidden]',
      '[hidden]',
      'kept',
      'kept',
    ]);
  });

  test('holds no cookie or token of the answer', () => {
    const masked = maskAnswer({
      ...ANSWER,
      headers: [['set-cookie', 'sid=1']],
      text: 'hello\n-----BEGIN PRIVATE KEY-----',
    });
    expect(masked.headers).toEqual([['set-cookie', '[hidden]']]);
    expect(masked.text).toBe('hello\n[hidden]');
    const json = maskAnswer({ ...ANSWER, text: '{"user": "u", "password": "p4ss"}' });
    expect(json.text).not.toContain('p4ss');
  });
});

describe('a body', () => {
  const textOf = (body: Uint8Array) => realAnswer({ ...WIRE, body });

  test('is text, or its size', () => {
    expect(textOf(bytes('né\n')).text).toBe('né\n');
    expect(textOf(Uint8Array.of(0x80, 0x81))).toMatchObject({ text: null, bodyBytes: 2 });
    expect(textOf(bytes('a\u0000b')).text).toBeNull();
    expect(textOf(bytes('a\u001b[2J')).text).toBeNull();
  });

  test('is shown as far as its beginning, never half a character', () => {
    const { text, bodyBytes, bodyEnd } = textOf(bytes(`x${'é'.repeat(3000)}`));
    expect([text, bodyBytes, bodyEnd]).toEqual([`x${'é'.repeat(2047)}`, 6001, 'cut']);
  });
});
