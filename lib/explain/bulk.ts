import { isJsonObject, type Json } from '@/lib/core/json';
import type { Explainer } from './explain';
import { readBulkObject } from './input/bulk-line';
import type { HttpVersion as NamedVersion, Place, QuestionParts } from './input/parts';
import type { ExplainQuestion, HttpVersion, SocketPlace, TlsOffer } from './question';

/** A line that is no question: the field that is wrong. */
class BadLine extends Error {}

const VERSIONS: { readonly [Version in NamedVersion]: HttpVersion } = {
  'HTTP/1.0': '1.0',
  'HTTP/1.1': '1.1',
  'HTTP/2': '2',
  'HTTP/3': '3',
};

function place({ address, port }: Place, field: string): SocketPlace {
  if (address === null || port === null) throw new BadLine(field);
  return { address, port };
}

const optional = (value: Place | null, field: string): SocketPlace | null =>
  value === null ? null : place(value, field);

function tlsOf({ transport }: QuestionParts): TlsOffer | null {
  return transport.kind === 'tls' ? { sni: transport.sni ?? '', alpn: transport.alpn ?? [] } : null;
}

/** A script says what it means: nothing is assumed but the version, and no TLS where `tls` is missing. */
function questionOf(parts: QuestionParts): ExplainQuestion {
  const { method, path, random, version } = parts;
  if (method === null) throw new BadLine('method');
  if (path === null) throw new BadLine('path');
  return {
    listener: place(parts.listener, 'listener'),
    source: place(parts.source, 'source'),
    tls: tlsOf(parts),
    captureMode: parts.captureMode ?? 'none',
    originalDestination: optional(parts.originalDestination, 'originalDestination'),
    proxySource: optional(parts.proxySource, 'proxySource'),
    method,
    target: path,
    headers: parts.headers,
    scheme: parts.scheme,
    version: version === null ? '1.1' : VERSIONS[version],
    random: random === null ? null : BigInt(random),
    runtime: new Map(parts.runtime.map(([key, value]) => [key, String(value)])),
    metadata: new Map(),
    filterState: new Map(),
    trace: false,
  };
}

/** The question of one line; its problems are named by their fields. */
function readLine(value: Json): ExplainQuestion {
  if (!isJsonObject(value)) throw new BadLine('line');
  const { parts, problems } = readBulkObject(value);
  const [problem] = problems;
  if (problem !== undefined) {
    const pointer = 'pointer' in problem ? problem.pointer.slice(1) : problem.code;
    throw new BadLine('wanted' in problem ? `${pointer} should be ${problem.wanted}` : pointer);
  }
  if (parts === null) throw new BadLine('line');
  return questionOf(parts);
}

const idOf = (value: Json): Json => (isJsonObject(value) ? (value['id'] ?? null) : null);

/** One line of the bulk contract to its answer line. A line that is no question is answered with its error. */
export function answerLine(explain: Explainer, line: string): string {
  let id: Json = null;
  try {
    const value: Json = JSON.parse(line);
    id = idOf(value);
    const { steps: _, ...answer } = explain.explain(readLine(value));
    return JSON.stringify({ id, ...answer });
  } catch (error) {
    if (!(error instanceof BadLine || error instanceof SyntaxError)) throw error;
    const what = error instanceof BadLine ? error.message : 'json';
    return JSON.stringify({ id, error: `The request line is not understood: ${what}.` });
  }
}
