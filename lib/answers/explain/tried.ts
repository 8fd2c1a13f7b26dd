import type { JsonPointer } from '@/lib/core/brand';
import type { Prober } from '@/lib/explain/explain';
import type { ExplainQuestion, SocketPlace } from '@/lib/explain/question';
import { bareHost } from '@/lib/explain/reverse/draft';
import type { Joined } from '../joined';
import { explainAnswer } from './explain';
import type { TriedRequest } from './reverse-types';
import { toQuestion } from './to-question';
import type { ExplainFields } from './types';
import { dialed } from './ways';

const isHost = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'host';

function placeText(place: SocketPlace | null): string {
  if (place === null) return '';
  const { address, port } = place;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A question as a form that says everything and leaves nothing to defaults. */
function exactFields(question: ExplainQuestion): ExplainFields {
  const { listener, source, tls, headers, random, scheme } = question;
  const hosts = headers.filter(isHost);
  const [only] = hosts;
  const host = hosts.length === 1 && only !== undefined ? only[1] : '';
  return {
    method: question.method,
    scheme: scheme === 'http' || scheme === 'https' ? scheme : '',
    host,
    target: question.target,
    headers: host === '' ? headers : headers.filter((line) => !isHost(line)),
    address: listener.address,
    port: String(listener.port),
    tls: tls === null ? 'off' : 'on',
    sni: tls === null ? '' : tls.sni || '-',
    alpn: tls === null ? '' : tls.alpn.join(', ') || '-',
    source: source.address,
    sourcePort: String(source.port),
    capture: question.captureMode,
    original: placeText(question.originalDestination),
    proxied: placeText(question.proxySource),
    version: question.version,
    random: random === null ? '' : random.toString(),
    runtime: [...question.runtime],
    expected: '',
    logged: null,
  };
}

/** The same as a client would say it: the rest follows from the host and the port that it dials. */
function plainFields(joined: Joined, fields: ExplainFields): ExplainFields {
  const port = fields.capture === 'none' ? String(dialed(joined, Number(fields.port))) : fields.port;
  const own = fields.tls === 'on' && fields.sni === bareHost(fields.host) ? '' : fields.sni;
  const address = fields.capture === 'none' ? '' : fields.address;
  return {
    ...fields,
    port,
    address,
    sni: own,
    alpn: '',
    source: '',
    sourcePort: '',
    version: '',
    scheme: fields.tls === 'on' ? 'https' : 'http',
  };
}

function comesTo(joined: Joined, engine: Prober, fields: ExplainFields, route: JsonPointer): boolean {
  const { question } = toQuestion(joined, fields);
  const ends = question === null ? null : engine.probe(question);
  return ends?.every((end) => end.route === route) === true;
}

/**
 * A request that the engine led to a route, as a form that leads there as well; null when no form says it.
 * @param route where the engine has the route
 */
export function triedRequest(
  joined: Joined,
  engine: Prober,
  question: ExplainQuestion,
  route: JsonPointer,
): TriedRequest | null {
  const exact = exactFields(question);
  for (const fields of [plainFields(joined, exact), exact]) {
    if (!comesTo(joined, engine, fields, route)) continue;
    const { view } = explainAnswer(joined, { kind: 'fields', fields });
    if (view === null) continue;
    const { verdict, tone, title, cause, copies } = view;
    return { fields, curl: copies.curl, verdict, tone, title, cause };
  }
  return null;
}
