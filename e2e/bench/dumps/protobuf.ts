/** Just enough protobuf to speak ADS with Envoy: proto3 JSON shapes to bytes by the field table, and back one level. */
import { ENUMS, MESSAGES } from './messages.ts';

type Raw = Readonly<Record<string, unknown>>;

const VARINT = 0;
const LENGTH_DELIMITED = 2;

const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

const tag = (field: number, wire: number): Uint8Array => varint(field * 8 + wire);

const delimited = (field: number, bytes: Uint8Array): Uint8Array[] => [
  tag(field, LENGTH_DELIMITED),
  varint(bytes.length),
  bytes,
];

const text = (value: unknown): Uint8Array => Buffer.from(String(value));

/** google.protobuf.Value of the kinds that metadata has. */
function structValue(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.concat(delimited(3, text(value)));
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown) => delimited(1, structValue(item)));
    return Buffer.concat(delimited(6, Buffer.concat(items)));
  }
  return Buffer.concat(delimited(5, struct(value)));
}

const entry = (key: string, value: Uint8Array): Uint8Array =>
  Buffer.concat([...delimited(1, text(key)), ...delimited(2, value)]);

function struct(value: unknown): Uint8Array {
  if (!isRecord(value)) throw new Error('A Struct is an object.');
  const entries = Object.entries(value).map(([key, each]) => entry(key, structValue(each)));
  return Buffer.concat(entries.flatMap((each) => delimited(1, each)));
}

function any(value: unknown): Uint8Array {
  if (!isRecord(value)) throw new Error('An Any is an object.');
  const { '@type': url, ...message } = value;
  const name = String(url).slice(String(url).lastIndexOf('.') + 1);
  return Buffer.concat([...delimited(1, text(url)), ...delimited(2, encode(name, message))]);
}

/** Whole seconds, the only durations here: `15s`. */
function duration(value: unknown): Uint8Array {
  const seconds = Number(/^(\d+)s$/.exec(String(value))?.[1]);
  return seconds === 0 ? Buffer.alloc(0) : Buffer.concat([tag(1, VARINT), varint(seconds)]);
}

/** The bytes of everything that has a length; null for what is a bare varint. */
function bytesOf(kind: string, value: unknown): Uint8Array | null {
  switch (kind) {
    case 'string':
      return text(value);
    case 'bytes':
      return Buffer.from(String(value), 'base64');
    case 'Any':
      return any(value);
    case 'Struct':
      return struct(value);
    case 'Duration':
      return duration(value);
    case 'BoolValue':
    case 'UInt32Value':
      return Number(value) === 0 ? Buffer.alloc(0) : Buffer.concat([tag(1, VARINT), varint(Number(value))]);
    default:
      if (kind in MESSAGES && isRecord(value)) return encode(kind, value);
      return null;
  }
}

function numberOf(kind: string, value: unknown): number {
  const number = ENUMS[kind] === undefined ? Number(value) : ENUMS[kind][String(value)];
  if (number === undefined || !Number.isSafeInteger(number) || number < 0)
    throw new Error(`Not a value of ${kind}: ${String(value)}`);
  return number;
}

function encodeField(number: number, kind: string, value: unknown): Uint8Array[] {
  if (kind.startsWith('map:')) {
    const inner = kind.slice('map:'.length);
    const entries = isRecord(value) ? Object.entries(value) : [];
    return entries.flatMap(([key, each]) =>
      delimited(number, entry(key, bytesOf(inner, each) ?? Buffer.alloc(0))),
    );
  }
  const bytes = bytesOf(kind, value);
  return bytes === null ? [tag(number, VARINT), varint(numberOf(kind, value))] : delimited(number, bytes);
}

/**
 * A message in proto3 JSON (snake_case) as bytes. Throws on a field that the table does not know: what is generated
 * must reach Envoy whole.
 */
export function encode(message: string, value: object): Uint8Array {
  const fields = MESSAGES[message];
  if (fields === undefined) throw new Error(`No such message in the table: ${message}`);
  const parts = Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const field = fields[name];
    if (field === undefined) throw new Error(`No such field in the table: ${message}.${name}`);
    const values: readonly unknown[] = Array.isArray(each) ? each : [each];
    return values.flatMap((item) => encodeField(field[0], field[1], item));
  });
  return Buffer.concat(parts);
}

/** Top-level fields of a message: number → every value, varints as numbers. */
export function decode(bytes: Uint8Array): ReadonlyMap<number, readonly (Uint8Array | number)[]> {
  const fields = new Map<number, (Uint8Array | number)[]>();
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 0x80) {
      const byte = bytes[at];
      if (byte === undefined) throw new Error('The message ends within a number.');
      at += 1;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = next();
    const wire = key % 8;
    if (wire !== VARINT && wire !== LENGTH_DELIMITED) throw new Error(`Wire type ${wire} was not expected.`);
    let value: Uint8Array | number = next();
    if (wire === LENGTH_DELIMITED) {
      const start = at;
      at += value;
      value = bytes.subarray(start, at);
    }
    const number = Math.floor(key / 8);
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;
}
