import type { FilterChain } from '@/lib/envoy/model';
import type { ClauseKind } from './answer';
import type { Connection } from './connection';
import { inRange, isLoopback, parseIp, parseRange } from './ip';
import type { SocketPlace } from './question';

/** One level of the tree of filter chains (filter_chain_manager_impl.cc). */
export interface Level {
  readonly kind: ClauseKind;
  /** Keys that a chain is entered under. */
  readonly keys: (chain: FilterChain) => readonly string[];
  /** The one key that a connection goes down, among those that are there; null: a dead end. */
  readonly pick: (connection: Connection, keys: KeySet) => string | null;
  readonly got: (connection: Connection) => string | null;
}

type KeySet = ReadonlyMap<string, unknown>;

const orAny = (values: readonly string[]): readonly string[] => (values.length === 0 ? [''] : values);

const firstIn = (keys: KeySet, wanted: readonly string[]): string | null =>
  wanted.find((key) => keys.has(key)) ?? null;

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** The key with the longest prefix that an address is in; no other is ever tried. */
function longest({ address }: SocketPlace, keys: KeySet): string | null {
  const ip = parseIp(address);
  let best: string | null = null;
  let length = -1;
  for (const key of keys.keys()) {
    const range = parseRange(key);
    if (ip === null || range === null || range.length <= length || !inRange(ip, range)) continue;
    best = key;
    length = range.length;
  }
  return best;
}

/** One text for ranges that are the same once masked. */
function canonical(text: string): string {
  const range = parseRange(text);
  return range === null
    ? text
    : range.length === 0
      ? range.bits === 32
        ? '0.0.0.0/0'
        : '::/0'
      : maskedText(range.bits, range.length, range.prefix);
}

function maskedText(bits: 32 | 128, length: number, prefix: bigint): string {
  const value = prefix << BigInt(bits - length);
  const size = bits === 32 ? 8 : 16;
  const groups = Array.from({ length: bits / size }, (_, at) =>
    ((value >> BigInt(bits - size * (at + 1))) & ((1n << BigInt(size)) - 1n)).toString(bits === 32 ? 10 : 16),
  );
  return `${groups.join(bits === 32 ? '.' : ':')}/${length}`;
}

const ranges = (texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? EVERYWHERE : texts.map(canonical);

/** `a.b.c`, then `.b.c`, then `.c`, then any. */
function namesFor(sni: string): readonly string[] {
  const names = sni === '' ? [] : [sni];
  for (let dot = sni.indexOf('.', 1); dot >= 0 && dot < sni.length - 1; dot = sni.indexOf('.', dot + 1))
    names.push(sni.slice(dot));
  return [...names, ''];
}

function serverName(name: string): string {
  const key = name.toLowerCase();
  return key.startsWith('*.') ? key.slice(1) : key;
}

/** The peer is this machine: loopback, or the same address as the destination. */
export function isLocal({ remote, local }: Connection): boolean {
  const [peer, here] = [parseIp(remote.address), parseIp(local.address)];
  if (peer === null) return true;
  return isLoopback(peer) || (here !== null && peer.bits === here.bits && peer.value === here.value);
}

/** The nine levels, in Envoy's order. */
export const LEVELS: readonly Level[] = [
  {
    kind: 'destination-port',
    keys: ({ match }) => [match.destinationPort === null ? '' : String(match.destinationPort)],
    pick: ({ local }, keys) => firstIn(keys, [String(local.port), '']),
    got: ({ local }) => String(local.port),
  },
  {
    kind: 'destination-ip',
    keys: ({ match }) => ranges(match.prefixRanges),
    pick: ({ local }, keys) => longest(local, keys),
    got: ({ local }) => local.address,
  },
  {
    kind: 'server-name',
    keys: ({ match }) => orAny(match.serverNames.map(serverName)),
    pick: ({ sni }, keys) => firstIn(keys, namesFor(sni)),
    got: ({ sni }) => (sni === '' ? null : sni),
  },
  {
    kind: 'transport-protocol',
    keys: ({ match }) => [match.transportProtocol ?? ''],
    pick: ({ transport }, keys) => firstIn(keys, [transport, '']),
    got: ({ transport }) => transport,
  },
  {
    kind: 'application-protocol',
    keys: ({ match }) => orAny(match.applicationProtocols),
    pick: ({ alpn }, keys) => firstIn(keys, [...alpn.filter((name) => name !== ''), '']),
    got: ({ alpn }) => (alpn.length === 0 ? null : alpn.join(', ')),
  },
  {
    kind: 'direct-source-ip',
    keys: ({ match }) => ranges(match.directSourcePrefixRanges),
    pick: ({ direct }, keys) => longest(direct, keys),
    got: ({ direct }) => direct.address,
  },
  {
    kind: 'source-type',
    keys: ({ match }) => [match.sourceType === null || match.sourceType === 'ANY' ? '' : match.sourceType],
    pick: (connection, keys) => firstIn(keys, [isLocal(connection) ? 'SAME_IP_OR_LOOPBACK' : 'EXTERNAL', '']),
    got: (connection) => (isLocal(connection) ? 'SAME_IP_OR_LOOPBACK' : 'EXTERNAL'),
  },
  {
    kind: 'source-ip',
    keys: ({ match }) => ranges(match.sourcePrefixRanges),
    pick: ({ remote }, keys) => longest(remote, keys),
    got: ({ remote }) => remote.address,
  },
  {
    kind: 'source-port',
    keys: ({ match }) => orAny(match.sourcePorts.map(String)),
    pick: ({ remote }, keys) => firstIn(keys, [String(remote.port), '']),
    got: ({ remote }) => String(remote.port),
  },
];
