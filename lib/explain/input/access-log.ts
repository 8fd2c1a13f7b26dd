import { isJsonObject, type JsonObject } from '@/lib/core/json';
import { fromLog } from './access-log-fields';
import type { UnderstoodInput } from './understood';

const START = /\[([0-9]{4}-[0-9]{2}-[0-9]{2}T[^\]\s]{1,40})\] "/;

/** Envoy's default text format (docs: access_log/usage, default format string), after the request line. */
const ENVOY = [
  ...['response_code', 'response_flags', 'bytes_received', 'bytes_sent', 'duration', 'upstream_service_time'],
  ...['x_forwarded_for', 'user_agent', 'request_id', 'authority', 'upstream_host'],
];
/** Istio's default text format (pilot/pkg/model/telemetry_logging.go, EnvoyTextLogFormat). */
const ISTIO = [
  ...['response_code', 'response_flags', 'response_code_details', 'connection_termination_details'],
  ...[
    'upstream_transport_failure_reason',
    'bytes_received',
    'bytes_sent',
    'duration',
    'upstream_service_time',
  ],
  ...['x_forwarded_for', 'user_agent', 'request_id', 'authority', 'upstream_host', 'upstream_cluster'],
  ...['upstream_local_address', 'downstream_local_address', 'downstream_remote_address'],
  ...['requested_server_name', 'route_name'],
];
const ISTIO_KEYS = new Set([...ISTIO, 'start_time', 'method', 'path', 'protocol']);

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** The quote that ends a text: Envoy escapes none, so it is the first before a blank or the end. -1 without one. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at >= 0 && at + 1 < line.length && line[at + 1] !== ' ') at = line.indexOf('"', at + 1);
  return at;
}

/** Words and quoted texts. */
function tokens(line: string): readonly Token[] {
  const list: Token[] = [];
  let hasQuotes = true;
  for (let at = 0; at < line.length; ) {
    const close = hasQuotes && line[at] === '"' ? closingQuote(line, at + 1) : -1;
    // Where one text finds no end, no later one does.
    if (line[at] === '"' && close < 0) hasQuotes = false;
    const space = line.indexOf(' ', at);
    const end = close >= 0 ? close + 1 : space < 0 ? line.length : space;
    if (close >= 0) list.push({ text: line.slice(at + 1, close), isQuoted: true });
    else if (end > at) list.push({ text: line.slice(at, end), isQuoted: false });
    at = Math.max(end, at + 1);
    while (line[at] === ' ') at += 1;
  }
  return list;
}

const orNull = (text: string | undefined) =>
  text === undefined || text === '-' || text === '' ? null : text;

/** An access-log line in Envoy's or Istio's default text format; null when it is neither. Text before it is passed over. */
export function readTextLog(text: string): UnderstoodInput | null {
  const start = START.exec(text);
  if (start === null) return null;
  const line = text.slice(start.index + start[0].length - 1).split(/\r?\n/, 1)[0] ?? '';
  const [request, ...rest] = tokens(line.trimEnd());
  if (request?.isQuoted !== true) return null;
  const isIstio = rest[4]?.isQuoted === true;
  const names = isIstio ? ISTIO : ENVOY;
  if (rest.length < names.length) return null;
  const fields = new Map(names.map((name, index) => [name, orNull(rest[index]?.text)]));
  // A route's name may hold blanks; it is the last field.
  const last = rest.slice(names.length - 1).map((token) => token.text);
  if (isIstio) fields.set('route_name', orNull(last.join(' ')));
  const [method, ...target] = request.text.split(' ');
  fields
    .set('start_time', start[1] ?? null)
    .set('method', orNull(method))
    .set('protocol', orNull(target.pop()));
  fields.set('path', orNull(target.join(' ')));
  const answer = fromLog(isIstio ? 'istio-text' : 'envoy-text', (key) => fields.get(key) ?? null);
  if (isIstio || last.length === 1) return answer;
  const extra = last.slice(1).map((value) => ({ kind: 'field' as const, text: value, value: null }));
  return { ...answer, unread: extra };
}

/** True for an object with the keys of Istio's default JSON format. */
export function isJsonLog(object: JsonObject): boolean {
  return Object.hasOwn(object, 'response_code') || Object.hasOwn(object, 'response_flags');
}

/** A line in Istio's default JSON format (EnvoyJSONLogFormatIstio); other keys are listed as unread. */
export function readJsonLog(object: JsonObject): UnderstoodInput {
  const field = (key: string) => {
    const value = Object.hasOwn(object, key) ? object[key] : null;
    return typeof value === 'string' || typeof value === 'number' ? orNull(String(value)) : null;
  };
  const unread = Object.entries(object)
    .filter(([key, value]) => !ISTIO_KEYS.has(key) || isJsonObject(value))
    .map(([key, value]) => ({
      kind: 'field' as const,
      text: key,
      value: JSON.stringify(value).slice(0, 1000),
    }));
  return { ...fromLog('istio-json', field), unread };
}
