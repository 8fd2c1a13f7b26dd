import { describe, expect, test } from 'vitest';
import { decode, encode } from './protobuf.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const one = (bytes: Uint8Array, ...path: readonly number[]): Uint8Array =>
  path.reduce((at, field) => {
    const value = decode(at).get(field)?.[0];
    if (!(value instanceof Uint8Array)) throw new Error(`Field ${field} is no message.`);
    return value;
  }, bytes);

describe('encode', () => {
  test('writes the bytes of the protobuf guide', () => {
    // developers.google.com/protocol-buffers/docs/encoding: field 1 = 150, field 2 = "testing".
    expect(hex(encode('DirectResponseAction', { status: 150 }))).toBe('089601');
    expect(hex(encode('SocketAddress', { address: 'testing' }))).toBe('120774657374696e67');
  });

  test('writes lists as repeated fields and enums by number', () => {
    const bytes = encode('VirtualHost', { name: 'a', domains: ['b', 'c'], require_tls: 'ALL' });
    const fields = decode(bytes);
    expect(fields.get(2)?.map((value) => Buffer.from(value as Uint8Array).toString())).toEqual(['b', 'c']);
    expect(fields.get(4)).toEqual([2]);
  });

  test('writes wrappers so that false and 0 arrive', () => {
    expect(hex(encode('RouteMatch', { case_sensitive: false }))).toBe('2200');
    expect(hex(encode('RouteMatch', { case_sensitive: true }))).toBe('22020801');
    expect(hex(encode('RouteAction', { timeout: '0s' }))).toBe('4200');
    expect(hex(encode('RouteAction', { timeout: '15s' }))).toBe('4202080f');
  });

  test('packs an Any with its type', () => {
    const type = 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration';
    const bytes = encode('DiscoveryResponse', { resources: [{ '@type': type, name: 'http.8080' }] });
    expect(Buffer.from(one(bytes, 2, 1)).toString()).toBe(type);
    expect(Buffer.from(one(bytes, 2, 2, 1)).toString()).toBe('http.8080');
  });

  test('packs metadata into structs', () => {
    const bytes = encode('Metadata', { filter_metadata: { istio: { config: '/apis/x' } } });
    // Entry: 1 key, 2 Struct; its entry: 1 key, 2 Value with 3 string_value.
    expect(Buffer.from(one(bytes, 1, 1)).toString()).toBe('istio');
    expect(Buffer.from(one(bytes, 1, 2, 1, 2, 3)).toString()).toBe('/apis/x');
  });

  test('refuses what the table does not know', () => {
    expect(() => encode('Route', { nome: 'x' })).toThrow(/Route\.nome/);
    expect(() => encode('Rout', {})).toThrow(/Rout/);
    expect(() => encode('VirtualHost', { require_tls: 'SOME' })).toThrow(/SOME/);
  });
});

test('decode refuses a number that is cut', () => {
  expect(() => decode(Uint8Array.of(0x08, 0x96))).toThrow(/ends within/);
});
