import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import type { Explainer } from './explain';
import type { ExplainQuestion, HttpVersion, SocketPlace } from './question';

/** A line that is no question: the field that is wrong. */
class BadLine extends Error {}

const text = (value: Json | undefined, field: string): string => {
  if (typeof value !== 'string') throw new BadLine(field);
  return value;
};

function place(value: Json | undefined, field: string): SocketPlace {
  if (!isJsonObject(value) || typeof value['port'] !== 'number') throw new BadLine(field);
  return { address: text(value['address'], field), port: value['port'] };
}

const optional = <T>(value: Json | undefined, read: (value: Json) => T): T | null =>
  value === undefined || value === null ? null : read(value);

const list = (value: Json | undefined, field: string): readonly Json[] => {
  if (value === undefined) return [];
  if (!isJsonArray(value)) throw new BadLine(field);
  return value;
};

function headersOf(value: Json | undefined): ExplainQuestion['headers'] {
  return list(value, 'headers').map((pair) => {
    if (!isJsonArray(pair)) throw new BadLine('headers');
    return [text(pair[0], 'headers'), text(pair[1], 'headers')] as const;
  });
}

const VERSIONS: readonly HttpVersion[] = ['1.0', '1.1', '2', '3'];
const MODES = ['none', 'outbound', 'inbound'] as const;

function runtimeOf(value: Json | undefined): ReadonlyMap<string, string> {
  if (!isJsonObject(value)) return new Map();
  return new Map(
    Object.entries(value).map(([key, each]) => [key, typeof each === 'string' ? each : JSON.stringify(each)]),
  );
}

function randomOf(value: Json): bigint {
  const digits = String(value);
  if (!/^\d+$/.test(digits)) throw new BadLine('random');
  return BigInt(digits);
}

function questionOf(line: JsonObject): ExplainQuestion {
  const tls = optional(line['tls'], (value) => {
    if (!isJsonObject(value)) throw new BadLine('tls');
    const alpn = list(value['alpn'], 'tls').map((each) => text(each, 'tls'));
    return { sni: text(value['sni'] ?? '', 'tls'), alpn };
  });
  return {
    listener: place(line['listener'], 'listener'),
    source: place(line['source'], 'source'),
    tls,
    captureMode: MODES.find((mode) => mode === line['captureMode']) ?? 'none',
    originalDestination: optional(line['originalDestination'], (value) =>
      place(value, 'originalDestination'),
    ),
    proxySource: optional(line['proxySource'], (value) => place(value, 'proxySource')),
    method: text(line['method'], 'method'),
    target: text(line['path'], 'path'),
    headers: headersOf(line['headers']),
    scheme: optional(line['scheme'], (value) => text(value, 'scheme')),
    version: VERSIONS.find((version) => version === line['version']) ?? '1.1',
    random: optional(line['random'], randomOf),
    runtime: runtimeOf(line['runtime']),
    metadata: new Map(),
    filterState: new Map(),
    trace: false,
  };
}

/** One line of the bulk contract to its answer line. A line that is no question is answered with its error. */
export function answerLine(explain: Explainer, line: string): string {
  let id: Json = null;
  try {
    const value: Json = JSON.parse(line);
    if (!isJsonObject(value)) throw new BadLine('line');
    id = value['id'] ?? null;
    const { steps: _, ...answer } = explain.explain(questionOf(value));
    return JSON.stringify({ id, ...answer });
  } catch (error) {
    if (!(error instanceof BadLine || error instanceof SyntaxError)) throw error;
    const what = error instanceof BadLine ? error.message : 'json';
    return JSON.stringify({ id, error: `The request line is not understood: ${what}.` });
  }
}
