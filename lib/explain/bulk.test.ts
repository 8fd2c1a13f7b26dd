import { expect, it } from 'vitest';
import type { ExplainAnswer } from './answer';
import { answerLine } from './bulk';
import type { ExplainQuestion } from './question';

const ANSWER: ExplainAnswer = {
  ...{ verdict: 'no-route', status: 404, flags: 'NR', details: 'route_not_found', virtualHost: null },
  ...{ route: null, cluster: null, clusters: [], filterChain: null, location: null },
  ...{ upstreamPath: null, upstreamHost: null, because: [], steps: [] },
};
const REQUEST = {
  ...{ id: 'a', listener: { address: '10.0.0.1', port: 80 }, source: { address: '10.0.0.2', port: 1 } },
  ...{
    tls: null,
    method: 'GET',
    path: '/x',
    headers: [
      ['host', 'a'],
      ['x', '1'],
      ['x', '2'],
    ],
  },
};

function ask(line: string) {
  const asked: ExplainQuestion[] = [];
  const explain = (question: ExplainQuestion) => {
    asked.push(question);
    return ANSWER;
  };
  const answer: unknown = JSON.parse(answerLine({ explain }, line));
  return { answer, asked };
}

it('answers a line with its id, without steps', () => {
  const { steps: _, ...rest } = ANSWER;
  expect(ask(JSON.stringify(REQUEST)).answer).toEqual({ id: 'a', ...rest });
});

it('asks exactly what the line says', () => {
  const further = {
    ...{ tls: { sni: 'A.com', alpn: ['h2'] }, scheme: 'https', version: '2', random: '18446744073709551615' },
    ...{ runtime: { k: 5, on: true }, captureMode: 'outbound', proxySource: { address: '1.2.3.4', port: 9 } },
  };
  expect(ask(JSON.stringify({ ...REQUEST, ...further })).asked).toEqual([
    {
      ...{ listener: REQUEST.listener, source: REQUEST.source, tls: further.tls, captureMode: 'outbound' },
      ...{ originalDestination: null, proxySource: further.proxySource, method: 'GET', target: '/x' },
      ...{ headers: REQUEST.headers, scheme: 'https', version: '2', random: 2n ** 64n - 1n },
      runtime: new Map([
        ['k', '5'],
        ['on', 'true'],
      ]),
      ...{ metadata: new Map(), filterState: new Map(), trace: false },
    },
  ]);
  expect(ask(JSON.stringify({ ...REQUEST, version: 'HTTP/1.0' })).asked[0]?.version).toBe('1.0');
});

it.each([
  ['{', 'json'],
  ['7', 'line'],
  [JSON.stringify({ ...REQUEST, method: undefined }), 'method'],
  [JSON.stringify({ ...REQUEST, listener: { address: 'x' } }), 'listener'],
  [JSON.stringify({ ...REQUEST, source: undefined }), 'source'],
  [JSON.stringify({ ...REQUEST, headers: [['a']] }), 'headers/0 should be a name and a value'],
  [
    JSON.stringify({ ...REQUEST, listener: { address: 'x', port: 70_000 } }),
    'listener/port should be a port',
  ],
  [JSON.stringify({ ...REQUEST, tls: 'no' }), 'tls should be'],
])('says what is wrong with %s', (line, wrong) => {
  const { answer, asked } = ask(line);
  expect(answer).toMatchObject({ error: expect.stringContaining(wrong) });
  expect(asked).toEqual([]);
});
