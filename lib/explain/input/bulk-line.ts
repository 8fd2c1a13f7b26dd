import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import {
  type HeaderLine,
  type HttpVersion,
  NO_PARTS,
  NOWHERE,
  type Place,
  type QuestionParts,
  type RuntimeValue,
} from './parts';
import type { InputProblem, UnderstoodInput } from './understood';

const FIELDS = new Set([
  ...[
    'id',
    'listener',
    'source',
    'tls',
    'method',
    'path',
    'headers',
    'scheme',
    'version',
    'random',
    'runtime',
  ],
  ...['captureMode', 'originalDestination', 'proxySource'],
]);

/** Also without `HTTP/` before it. */
const VERSIONS: readonly HttpVersion[] = ['HTTP/1.0', 'HTTP/1.1', 'HTTP/2', 'HTTP/3'];

/** Fields of one object, with a problem for each that has another type than wanted. */
class Fields {
  readonly problems: InputProblem[] = [];

  bad(pointer: JsonPointer, wanted: string, value: Json): null {
    const got = JSON.stringify(value).slice(0, 200);
    this.problems.push({ code: 'bad-field', pointer, wanted, got });
    return null;
  }

  text(object: JsonObject, key: string, at: JsonPointer): string | null {
    const value = own(object, key);
    if (value === null || typeof value === 'string') return value;
    return this.bad(child(at, key), 'text', value);
  }

  version(object: JsonObject): HttpVersion | null {
    const value = own(object, 'version');
    if (value === null) return null;
    const found = VERSIONS.find((version) => version === value || version === `HTTP/${value}`);
    return found ?? this.bad(child(ROOT, 'version'), VERSIONS.join(', '), value);
  }

  oneOf<T extends string>(object: JsonObject, key: string, allowed: readonly T[]): T | null {
    const value = own(object, key);
    if (value === null) return null;
    return allowed.find((one) => one === value) ?? this.bad(child(ROOT, key), allowed.join(', '), value);
  }

  place(object: JsonObject, key: string): Place | null {
    const value = own(object, key);
    const at = child(ROOT, key);
    if (value === null) return null;
    if (!isJsonObject(value)) return this.bad(at, 'an object with address and port', value);
    const port = own(value, 'port');
    const isPort = typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65535;
    if (port !== null && !isPort) this.bad(child(at, 'port'), 'a port', port);
    return { address: this.text(value, 'address', at), port: isPort ? port : null };
  }
}

function own(object: JsonObject, key: string): Json {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}

function readHeaders(fields: Fields, value: Json): readonly HeaderLine[] {
  if (value === null) return [];
  const at = child(ROOT, 'headers');
  if (!isJsonArray(value)) {
    fields.bad(at, 'a list of pairs', value);
    return [];
  }
  return value.flatMap((pair, index): readonly HeaderLine[] => {
    const [name, text, ...more] = isJsonArray(pair) ? pair : [];
    if (typeof name === 'string' && typeof text === 'string' && more.length === 0) return [[name, text]];
    fields.bad(child(at, index), 'a name and a value', pair);
    return [];
  });
}

function readTls(fields: Fields, object: JsonObject): QuestionParts['transport'] {
  const value = own(object, 'tls');
  if (value === null) return Object.hasOwn(object, 'tls') ? { kind: 'plain' } : { kind: 'unknown' };
  const at = child(ROOT, 'tls');
  if (!isJsonObject(value)) {
    fields.bad(at, 'null or an object with sni and alpn', value);
    return { kind: 'unknown' };
  }
  const list = own(value, 'alpn');
  const alpn = isJsonArray(list) ? list.filter((name) => typeof name === 'string') : null;
  if (list !== null && (alpn === null || !isJsonArray(list) || alpn.length !== list.length)) {
    fields.bad(child(at, 'alpn'), 'a list of texts', list);
  }
  return { kind: 'tls', sni: fields.text(value, 'sni', at), alpn };
}

function readRandom(fields: Fields, value: Json): string | null {
  if (value === null) return null;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  const isUint64 = typeof text === 'string' && /^[0-9]{1,20}$/.test(text) && BigInt(text) < 2n ** 64n;
  return isUint64 ? text : fields.bad(child(ROOT, 'random'), 'a uint64, as text above 2^53', value);
}

function readRuntime(fields: Fields, value: Json): QuestionParts['runtime'] {
  if (value === null) return [];
  if (!isJsonObject(value)) {
    fields.bad(child(ROOT, 'runtime'), 'an object', value);
    return [];
  }
  return Object.entries(value).flatMap(([key, one]): readonly (readonly [string, RuntimeValue])[] => {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') return [[key, one]];
    fields.bad(child(ROOT, 'runtime', key), 'text, number or boolean', one);
    return [];
  });
}

/** The object of a bulk request line. A field with a wrong type is a problem and counts as not said. */
export function readBulkObject(object: JsonObject): UnderstoodInput {
  const fields = new Fields();
  const id = own(object, 'id');
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') {
    fields.bad(child(ROOT, 'id'), 'text or a number', id);
  }
  const parts: QuestionParts = {
    ...NO_PARTS,
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    listener: fields.place(object, 'listener') ?? NOWHERE,
    source: fields.place(object, 'source') ?? NOWHERE,
    transport: readTls(fields, object),
    scheme: fields.oneOf(object, 'scheme', ['http', 'https']),
    method: fields.text(object, 'method', ROOT),
    path: fields.text(object, 'path', ROOT),
    headers: readHeaders(fields, own(object, 'headers')),
    version: fields.version(object),
    random: readRandom(fields, own(object, 'random')),
    runtime: readRuntime(fields, own(object, 'runtime')),
    captureMode: fields.oneOf(object, 'captureMode', ['none', 'outbound', 'inbound']),
    originalDestination: fields.place(object, 'originalDestination'),
    proxySource: fields.place(object, 'proxySource'),
  };
  for (const key of ['listener', 'method', 'path']) {
    if (own(object, key) === null) fields.problems.push({ code: 'missing-field', pointer: child(ROOT, key) });
  }
  const unread = Object.keys(object)
    .filter((key) => !FIELDS.has(key))
    .map((key) => ({ kind: 'field' as const, text: key, value: JSON.stringify(object[key]).slice(0, 1000) }));
  return { kind: 'bulk-line', parts, logged: null, unread, notes: [], problems: fields.problems };
}
