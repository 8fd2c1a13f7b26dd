import type { Way } from '@/lib/snapshot/send';
import type { Comparison, Obstacle, RealAnswer, SendNote, SendPrediction } from './types';

/** Every sentence of a request that is sent for real. */

const VERDICTS: Readonly<Record<SendPrediction['verdict'], string>> = {
  forwarded: 'forwarded',
  redirect: 'redirect',
  'direct-response': 'direct response',
  'no-route': 'no route',
  'no-cluster': 'no cluster',
  'no-healthy-upstream': 'no healthy host',
  denied: 'denied',
  fault: 'fault',
  'bad-request': 'bad request',
  'no-filter-chain': 'no filter chain: the connection is closed',
  'no-listener': 'no listener: no connection',
  'tls-mismatch': 'TLS and plaintext do not meet: no HTTP answer',
  'upgrade-refused': 'upgrade refused',
  unknown: 'not known',
};

export function verdictWords({ verdict, status }: SendPrediction): string {
  return status === null ? VERDICTS[verdict] : `${VERDICTS[verdict]}, ${status}`;
}

const ENDS: Readonly<Record<RealAnswer['end'], string>> = {
  answered: 'answered',
  closed: 'the connection was closed without an answer',
  refused: 'the connection was refused',
  unreachable: 'the gateway could not be reached',
  'tls-failed': 'the TLS handshake failed',
  'not-http': 'the answer is not HTTP/1',
  timeout: 'no answer in time',
};

/** What happened to the request, in one line. */
export function endWords({ end, reason, status, phrase }: RealAnswer): string {
  const text = status === null ? ENDS[end] : `${status} ${phrase ?? ''}`.trim();
  return reason === '' ? text : `${text} (${reason})`;
}

export function wayWords(way: Way): string {
  return way.kind === 'address'
    ? `to ${way.address}, given by --gateway-address`
    : `through a port-forward to port ${way.port} of pod ${way.namespace}/${way.pod}`;
}

const FIXED: Readonly<Record<Exclude<Obstacle['code'], ObstacleWithValues['code']>, string>> = {
  uploaded: 'An uploaded file has no gateway behind it: nothing can be sent.',
  file: 'A file has no gateway behind it: nothing can be sent.',
  demo: 'The demo is a recording: there is no gateway to send to.',
  'no-address':
    'Only the admin address is known. Start Gatescope with --gateway-address HOST:PORT to send requests to the gateway.',
  'no-proxy': 'No proxy is chosen.',
  captured: 'Traffic that iptables captures cannot be made from here.',
  'proxy-protocol': 'A PROXY header is not sent from here.',
  http3: 'HTTP/3 is not sent from here; explained as HTTP/1.1 or HTTP/2 it can be.',
  'no-method': 'The request has no method.',
  'no-target': 'The request has no target.',
  'body-not-held':
    'The headers announce a body, which Gatescope does not hold: Envoy would wait for it. Leave out content-length and transfer-encoding.',
  'too-long': 'The request is longer than 256 KiB.',
};

type ObstacleWithValues = Extract<
  Obstacle,
  { readonly code: 'no-address-for-port' | 'no-such-port' | 'line-break' | 'sni-is-address' }
>;

/** Why nothing is sent, and what would help. */
export function obstacleWords(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case 'no-address-for-port':
      return `No --gateway-address leads to listener port ${obstacle.port}. Add --gateway-address ${obstacle.port}=HOST:PORT.`;
    case 'no-such-port': {
      const ports =
        obstacle.ports.length === 0 ? 'It has none.' : `Its ports are ${obstacle.ports.join(', ')}.`;
      return `This Envoy has no listener on port ${obstacle.port} now. ${ports}`;
    }
    case 'line-break':
      return `There is a line break in the ${obstacle.where}: that would be another request.`;
    case 'sni-is-address':
      return `${obstacle.sni} is an IP address, which a server name in TLS may not be (RFC 6066).`;
    default:
      return FIXED[obstacle.code];
  }
}

export function noteWords(note: SendNote): string {
  switch (note.code) {
    case 'as-http1':
      return 'Explained as HTTP/2, sent as HTTP/1.1 with the same target and headers.';
    case 'alpn-http1-only':
      return 'ALPN offered only HTTP/1: a filter chain that wants h2 is not picked.';
    case 'other-source':
      return `Envoy sees ${note.real} as the peer, not ${note.explained}: conditions on the source may decide differently.`;
    case 'other-destination':
      return `A port-forward arrives at 127.0.0.1, not at ${note.explained}: a listener or chain for one address may not match.`;
  }
}

export function headlineWords({ outcome }: Comparison): string {
  if (outcome === 'same') return 'The gateway did what was predicted';
  return outcome === 'differs'
    ? 'Gatescope was wrong or does not see everything'
    : 'What came back does not tell whether the prediction holds';
}
