/**
 * Filter chains. What Envoy refuses at load: two chains with one combination of values in common (server names
 * without letter case), a server name that is `*` or has a star elsewhere than in front, `address_suffix`, and with a
 * `filter_chain_matcher` chains without a name of their own. `0.0.0.0/0` beside an empty list is undefined there.
 */

import type { Random } from '../random.ts';
import type { Place } from '../sent.ts';
import type { Clause, Draft, Kind } from './draft.ts';

type Match = Record<string, unknown>;

interface Level {
  readonly field: string;
  readonly kind: Kind;
  /** Value of the field, and what a connection needs for it. */
  readonly values: (ports: readonly number[]) => readonly {
    readonly value: unknown;
    satisfy(draft: Draft): void;
    spoil(draft: Draft): void;
  }[];
}

const range = (text: string): object => {
  const [address_prefix, length] = text.split('/');
  return { address_prefix, prefix_len: Number(length) };
};

const tls = (draft: Draft): { sni: string | null; alpn: string[] } => {
  draft.tls ??= { sni: 'a.com', alpn: [] };
  return draft.tls;
};

const sni =
  (name: string | null) =>
  (draft: Draft): void => {
    tls(draft).sni = name;
  };
const alpn =
  (...list: string[]) =>
  (draft: Draft): void => {
    tls(draft).alpn = list;
  };
const peer =
  (prefix: string) =>
  (draft: Draft): void => {
    draft.source = {
      ...draft.source,
      address: `${prefix}.${draft.source.address.split('.').slice(2).join('.')}`,
    };
  };
/** The PROXY line's source where there is one, else the peer. */
const remote =
  (prefix: string) =>
  (draft: Draft): void => {
    if (draft.proxy === null) peer(prefix)(draft);
    else draft.proxy.source = { ...draft.proxy.source, address: `${prefix}.2.9` };
  };
const sourcePort =
  (port: number) =>
  (draft: Draft): void => {
    if (draft.proxy === null) draft.source = { ...draft.source, port };
    else draft.proxy.source = { ...draft.proxy.source, port };
  };
const destination =
  (place: Partial<Place>) =>
  (draft: Draft): void => {
    if (draft.proxy !== null) draft.proxy.destination = { ...draft.proxy.destination, ...place };
  };

const SOURCE_PORTS = [19_001, 19_002] as const;

const LEVELS: readonly Level[] = [
  {
    field: 'destination_port',
    kind: 'destination-port',
    values: (ports) =>
      ports.map((port) => ({ value: port, satisfy: destination({ port }), spoil: destination({ port: 9 }) })),
  },
  {
    field: 'prefix_ranges',
    kind: 'destination-ip',
    values: () =>
      ['127.0.0.0/8', '127.0.0.1/32', '10.1.0.0/16', '10.1.1.0/24'].map((text) => ({
        value: [range(text)],
        satisfy: destination({ address: text.startsWith('127') ? '127.0.0.1' : '10.1.1.9' }),
        spoil: destination({ address: '10.2.0.1' }),
      })),
  },
  {
    field: 'server_names',
    kind: 'server-name',
    values: () => [
      { value: ['a.com'], satisfy: sni('a.com'), spoil: sni('ab.com') },
      { value: ['API.a.com', 'b.com'], satisfy: sni('API.a.com'), spoil: sni('api.a.comx') },
      { value: ['*.a.com'], satisfy: sni('x.y.a.com'), spoil: sni('xa.com') },
      { value: ['*.com'], satisfy: sni('c.com'), spoil: sni('com') },
    ],
  },
  {
    field: 'transport_protocol',
    kind: 'transport-protocol',
    values: () => [
      {
        value: 'tls',
        satisfy: (draft) => void tls(draft),
        spoil: (draft) => {
          draft.tls = null;
        },
      },
      {
        value: 'raw_buffer',
        satisfy: (draft) => {
          draft.tls = null;
        },
        spoil: (draft) => void tls(draft),
      },
    ],
  },
  {
    field: 'application_protocols',
    kind: 'application-protocol',
    values: () => [
      { value: ['h2'], satisfy: alpn('h2', 'http/1.1'), spoil: alpn('http/1.1') },
      { value: ['http/1.1', 'istio'], satisfy: alpn('istio'), spoil: alpn('istio2') },
      {
        value: ['http/1.1'],
        satisfy: (draft) => {
          if (draft.tls !== null) alpn('http/1.1')(draft);
        },
        spoil: alpn('h2'),
      },
    ],
  },
  {
    field: 'direct_source_prefix_ranges',
    kind: 'direct-source-ip',
    values: () => [
      { value: [range('127.1.0.0/16')], satisfy: peer('127.1'), spoil: peer('127.2') },
      { value: [range('127.2.0.0/16'), range('127.3.0.0/16')], satisfy: peer('127.3'), spoil: peer('127.1') },
    ],
  },
  {
    field: 'source_type',
    kind: 'source-type',
    values: () => [
      { value: 'SAME_IP_OR_LOOPBACK', satisfy: remote('127.1'), spoil: remote('10.9') },
      { value: 'EXTERNAL', satisfy: remote('10.9'), spoil: remote('127.1') },
    ],
  },
  {
    field: 'source_prefix_ranges',
    kind: 'source-ip',
    values: () => [
      { value: [range('127.1.0.0/16')], satisfy: remote('127.1'), spoil: remote('127.2') },
      { value: [range('127.0.0.0/8')], satisfy: remote('127.2'), spoil: remote('127.1') },
      { value: [range('10.9.0.0/16')], satisfy: remote('10.9'), spoil: remote('10.8') },
    ],
  },
  {
    field: 'source_ports',
    kind: 'source-port',
    values: () =>
      SOURCE_PORTS.map((port) => ({ value: [port], satisfy: sourcePort(port), spoil: sourcePort(0) })),
  },
];

export interface MadeMatch {
  readonly match: Match;
  readonly clauses: readonly Clause[];
}

/** All combinations that the chain takes, as Envoy compares them. */
function combinations(match: Match): readonly string[] {
  return LEVELS.reduce<readonly string[]>(
    (found, { field }) => {
      const value = match[field];
      const values = Array.isArray(value) ? value : [value];
      return found.flatMap((text) =>
        values.map((one) => `${text}|${JSON.stringify(one ?? null).toLowerCase()}`),
      );
    },
    [''],
  );
}

function overPeer(draft: Draft): void {
  // The kernel refuses to send from 10.x: without a PROXY line only loopback peers exist.
  if (!draft.source.address.startsWith('127.')) peer('127.4')(draft);
}

/** Up to `count` chains that differ on two or three levels; never two with a combination in common. */
export function madeMatches(
  random: Random,
  count: number,
  ports: readonly number[],
  wantsTls: boolean,
  isProxied: boolean,
): readonly MadeMatch[] {
  const tlsFields = ['server_names', 'transport_protocol', 'application_protocols'];
  // Without a PROXY line every peer is of this machine.
  const usable = LEVELS.filter(
    ({ field }) => !tlsFields.includes(field) && (isProxied || field !== 'source_type'),
  );
  const forTls = LEVELS.filter(({ field }) => tlsFields.includes(field));
  const levels = [
    ...random.some(usable, 0.3),
    ...(wantsTls ? random.some(forTls, 0.7) : random.some(forTls, 0.1)),
  ];
  const taken = new Set<string>();
  const made: MadeMatch[] = [];
  for (let attempt = 0; attempt < count * 2 && made.length < count; attempt += 1) {
    const match: Match = {};
    const clauses: Clause[] = [];
    for (const { field, kind, values } of levels) {
      if (random.chance(0.35)) continue;
      const { value, satisfy, spoil } = random.pick(values(ports));
      match[field] = value;
      clauses.push({
        kind,
        satisfy: (draft) => {
          satisfy(draft);
          overPeer(draft);
        },
        spoil: (draft) => {
          spoil(draft);
          overPeer(draft);
        },
      });
    }
    const all = combinations(match);
    if (all.some((text) => taken.has(text))) continue;
    for (const text of all) taken.add(text);
    made.push({ match, clauses });
  }
  return made;
}
