import type { RealAnswer, SendPrediction, SendQuestion } from '../types';

/** A question that can be sent as it is. */
export const QUESTION: SendQuestion = {
  listener: { address: '127.0.0.1', port: 8080 },
  source: { address: '127.0.0.1', port: 50000 },
  tls: null,
  captureMode: 'none',
  originalDestination: null,
  proxySource: null,
  method: 'GET',
  target: '/a',
  headers: [['host', 'shop.example']],
  version: '1.1',
};

export const PREDICTION: SendPrediction = {
  verdict: 'forwarded',
  status: null,
  flags: null,
  details: 'via_upstream',
  route: 'r',
  virtualHost: 'vh',
  cluster: 'blue',
  clusters: [{ name: 'blue', probability: 1 }],
  location: null,
};

export const ANSWER: RealAnswer = {
  end: 'answered',
  reason: '',
  version: '1.1',
  status: 200,
  phrase: 'OK',
  headers: [],
  text: '',
  bodyBytes: 0,
  bodyEnd: 'whole',
  tls: null,
  millis: { connected: 1, firstByte: 2, total: 3 },
};
