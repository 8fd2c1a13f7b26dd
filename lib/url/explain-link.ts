import type { ExplainFields } from '@/lib/answers/explain/types';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';

/** A form that says nothing. */
export const NO_FIELDS: ExplainFields = {
  method: '',
  scheme: '',
  host: '',
  target: '',
  headers: [],
  address: '',
  port: '',
  tls: '',
  sni: '',
  alpn: '',
  source: '',
  sourcePort: '',
  capture: '',
  original: '',
  proxied: '',
  version: '',
  random: '',
  runtime: [],
  expected: '',
  logged: null,
};

/** Stands in a link for a value that is not for others. */
const LEFT_OUT = '(left out)';

/** Headers whose values open something. */
const SECRET = /authorization|cookie|token|secret|password|credential|session|signature|api-?key|^x-amz-/i;

/** Names of the headers whose values a link does not carry. */
export function leftOutHeaders({ headers }: ExplainFields): readonly string[] {
  return headers.filter(([, value]) => value === LEFT_OUT).map(([name]) => name);
}

/** True when a link cannot carry all of a request. */
export const hasSecrets = ({ headers }: ExplainFields): boolean =>
  headers.some(([name, value]) => SECRET.test(name) && value !== '');

/** '' , null and an empty list say nothing. */
const isSaid = (value: string | object | null): boolean =>
  value !== '' && value !== null && (!Array.isArray(value) || value.length > 0);

/** A request as a search parameter: what is said of it, without the values of headers that carry credentials. */
export function linkText(fields: ExplainFields): string {
  const headers = fields.headers.map(([name, value]) =>
    SECRET.test(name) && value !== '' ? [name, LEFT_OUT] : [name, value],
  );
  const said = Object.entries({ ...fields, headers }).filter(([, value]) => isSaid(value));
  return JSON.stringify(Object.fromEntries(said));
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

const textAt = (object: JsonObject, key: string): string => {
  const value = own(object, key);
  return typeof value === 'string' ? value : '';
};

function oneOf<Value extends string>(text: string, allowed: readonly Value[]): Value | '' {
  return allowed.find((each) => each === text) ?? '';
}

function pairsAt(object: JsonObject, key: string): ExplainFields['headers'] {
  const list = own(object, key);
  if (!isJsonArray(list)) return [];
  return list.flatMap((pair): (readonly [string, string])[] => {
    if (!isJsonArray(pair)) return [];
    const [name, value] = pair;
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
}

function loggedAt(object: JsonObject): ExplainFields['logged'] {
  const logged = own(object, 'logged');
  if (!isJsonObject(logged)) return null;
  const at = (key: string) => textAt(logged, key);
  return {
    code: at('code'),
    flags: at('flags'),
    details: at('details'),
    route: at('route'),
    cluster: at('cluster'),
  };
}

/** The request of a link; null for a text that is none. What does not fit is left unsaid. */
export function fieldsOfLink(text: string): ExplainFields | null {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJsonObject(value)) return null;
  const link = value;
  const at = (key: string) => textAt(link, key);
  return {
    method: at('method'),
    scheme: oneOf(at('scheme'), ['http', 'https']),
    host: at('host'),
    target: at('target'),
    headers: pairsAt(link, 'headers'),
    address: at('address'),
    port: at('port'),
    tls: oneOf(at('tls'), ['on', 'off']),
    sni: at('sni'),
    alpn: at('alpn'),
    source: at('source'),
    sourcePort: at('sourcePort'),
    capture: oneOf(at('capture'), ['none', 'outbound', 'inbound']),
    original: at('original'),
    proxied: at('proxied'),
    version: oneOf(at('version'), ['1.0', '1.1', '2', '3']),
    random: at('random'),
    runtime: pairsAt(link, 'runtime'),
    expected: at('expected'),
    logged: loggedAt(link),
  };
}
