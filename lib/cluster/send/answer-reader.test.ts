import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnswerReader } from './answer-reader';

function read(text: string, { isHead = false, ends = true, cuts = [] as readonly number[] } = {}) {
  const reader = new AnswerReader(isHead);
  let rest = Buffer.from(text, 'latin1');
  for (const cut of cuts) {
    reader.push(rest.subarray(0, cut));
    rest = rest.subarray(cut);
  }
  reader.push(rest);
  const open = !reader.done;
  if (ends) reader.end();
  const { head, body, bodyEnd, done, notHttp } = reader;
  return { head, body: Buffer.from(body).toString('latin1'), bodyEnd, done, notHttp, open };
}

const HEAD = 'HTTP/1.1 200 OK\r\n';

describe('an answer', () => {
  test('keeps headers in order, with repeats and as they are written', () => {
    const { head } = read(
      `${HEAD}Set-Cookie: a\r\nset-cookie:b \r\n__proto__: x: y\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(head?.headers).toEqual([
      ['Set-Cookie', 'a'],
      ['set-cookie', 'b'],
      ['__proto__', 'x: y'],
      ['content-length', '0'],
    ]);
    expect(head).toMatchObject({ version: '1.1', status: 200, phrase: 'OK' });
  });

  test.each([
    ['a length', `${HEAD}content-length: 5\r\n\r\nhello`, false],
    [
      'chunks',
      `${HEAD}transfer-encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n03\r\nllo\r\n0\r\nx: y\r\n\r\n`,
      false,
    ],
    ['its connection', `${HEAD}\r\nhello`, true],
  ])('ends with %s, however it is cut', (_, text, open) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 20 }), (cuts) => {
        expect(read(text, { cuts })).toMatchObject({ body: 'hello', bodyEnd: 'whole', notHttp: false, open });
      }),
    );
  });

  test('to HEAD, and one that has no body, ends with its head', () => {
    expect(read(`${HEAD}content-length: 5\r\n\r\n`, { isHead: true }).open).toBe(false);
    for (const status of ['204 No Content', '304 Not Modified'])
      expect(read(`HTTP/1.1 ${status}\r\ncontent-length: 5\r\n\r\n`).open).toBe(false);
  });

  test('comes after interim ones; a switch of protocols is the answer', () => {
    const text = `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\na: b\r\n\r\n${HEAD}content-length: 1\r\n\r\nx`;
    expect(read(text)).toMatchObject({ head: { status: 200 }, body: 'x' });
    expect(read('HTTP/1.1 101 Switching Protocols\r\n\r\n\u0081').head?.status).toBe(101);
  });

  test('that is cut off says so', () => {
    expect(read(`${HEAD}content-length: 9\r\n\r\nhello`)).toMatchObject({ body: 'hello', bodyEnd: 'short' });
    expect(read(`${HEAD}transfer-encoding: chunked\r\n\r\n9\r\nhello`).bodyEnd).toBe('short');
    expect(read(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`)).toMatchObject({
      done: true,
      bodyEnd: 'short',
    });
  });

  test('is read to its limit and no further', () => {
    const { body, bodyEnd, open } = read(`${HEAD}\r\n${'x'.repeat(70_000)}`, { ends: false });
    expect([body.length, bodyEnd, open]).toEqual([65_536, 'cut', false]);
    const chunk = `${(70_000).toString(16)}\r\n${'x'.repeat(70_000)}`;
    expect(read(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunk}`, { ends: false })).toMatchObject({
      bodyEnd: 'cut',
      open: false,
    });
  });

  test.each([
    'SSH-2.0-x\r\n',
    '\u0015\u0003\u0001\u0000\u0002',
    'HTTP/2 200\r\n\r\n',
    'HTTP/1.1 099 x\r\n\r\n',
    `${HEAD}no colon\r\n\r\n`,
    `HTTP/1.1 200 ${'x'.repeat(70_000)}`,
  ])('that is not HTTP/1 is told: %j', (text) => {
    expect(read(text, { ends: false })).toMatchObject({ head: null, notHttp: true, open: false });
  });
});
