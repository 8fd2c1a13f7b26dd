/**
 * Conditions of a route beside headers, query and path. Those that no request can change hold or fail by the
 * configuration alone: a twin without them stands behind the route, and tells whether they were the only cause.
 */
import type { ClauseKind } from '@/lib/explain/answer';
import type { Random } from '../random.ts';
import { type Clause, type Made, setHeader } from './draft.ts';

/** Runtime of every configuration. */
export const RUNTIME = {
  'half.off': 0,
  always: 100,
  never: '0',
  text: 'abc',
  beyond: 250,
  fraction: { numerator: 0, denominator: 'MILLION' },
  'some.one': 0,
  'some.two': 3,
};

/** Set while Envoy runs, as it refuses weights that are nothing when it starts: the dump does not have them. */
export const LIVE_RUNTIME = { 'none.one': '0', 'none.two': '0' } as const;

/** What `set_filter_state` writes in front of some connection managers. */
export const STATE = { key: 'judge.state', value: 'blue' } as const;

export interface Fixed {
  readonly rule: ClauseKind;
  /** Null: by chance. */
  readonly holds: boolean | null;
  /** Fields of the route's match. */
  readonly match: object;
  /** In place of the route's own action. */
  readonly action: object | null;
}

type Row = readonly [holds: boolean | null, match: object];

const FRACTIONS: readonly (readonly [boolean | null, object, string])[] = [
  [false, { numerator: 0 }, 'absent'],
  [true, { numerator: 100 }, 'absent'],
  [false, { numerator: 100 }, 'half.off'],
  [true, { numerator: 0 }, 'always'],
  [false, { numerator: 100 }, 'never'],
  [true, { numerator: 200, denominator: 'HUNDRED' }, 'text'],
  [false, { numerator: 0, denominator: 'MILLION' }, 'text'],
  [true, { numerator: 0 }, 'beyond'],
  [false, { numerator: 1_000_000, denominator: 'MILLION' }, 'fraction'],
  [null, { numerator: 5000, denominator: 'TEN_THOUSAND' }, 'open.half'],
];

const TLS: readonly Row[] = [
  [false, { presented: true }],
  [true, { presented: false }],
  [true, { validated: false }],
  [false, { validated: true }],
];

const VALUES: readonly object[] = [
  { present_match: true },
  { string_match: { exact: 'a' } },
  { bool_match: false },
  { null_match: {} },
];

function metadata(random: Random): Row {
  const invert = random.chance(0.5);
  const matcher = { filter: 'nobody', path: [{ key: 'k' }], value: random.pick(VALUES), invert };
  return [invert, { dynamic_metadata: [matcher] }];
}

function filterState(random: Random, hasState: boolean): Row {
  const isKnown = random.chance(0.8);
  const exact = random.pick([STATE.value, 'red']);
  const matcher = { key: isKnown ? STATE.key : 'nobody', string_match: { exact } };
  return [hasState && isKnown && exact === STATE.value, { filter_state: [matcher] }];
}

/** Weights that runtime sets, to nothing in one of two cases: the route matches nothing then. */
function weights(random: Random): Fixed {
  const holds = random.chance(0.5);
  const clusters = ['one', 'two'].map((name) => ({ name, weight: 10 }));
  const weighted_clusters = { clusters, runtime_key_prefix: holds ? 'some' : 'none' };
  return { rule: 'cluster-specifier', holds, match: {}, action: { route: { weighted_clusters } } };
}

export function madeFixed(random: Random, hasState: boolean): Fixed {
  const made = (rule: ClauseKind, [holds, match]: Row): Fixed => ({ rule, holds, match, action: null });
  switch (random.below(hasState ? 6 : 5)) {
    case 0: {
      const [holds, default_value, runtime_key] = random.pick(FRACTIONS);
      return made('runtime-fraction', [holds, { runtime_fraction: { default_value, runtime_key } }]);
    }
    case 1: {
      const [holds, tls_context] = random.pick(TLS);
      return made('tls-context', [holds, { tls_context }]);
    }
    case 2:
      return made('metadata', metadata(random));
    case 3:
      return weights(random);
    default:
      return made('filter-state', filterState(random, hasState));
  }
}

const GRPC = ['application/grpc', 'application/grpc+proto'] as const;
const NO_GRPC = ['application/grpc-web', 'application/grpc;x', 'application/GRPC'] as const;

export function madeGrpc(random: Random): Made {
  const clause: Clause = {
    kind: 'grpc',
    satisfy: (draft) => setHeader(draft, 'content-type', random.pick(GRPC)),
    spoil: (draft) => setHeader(draft, 'content-type', random.pick(NO_GRPC)),
  };
  return { json: { grpc: {} }, clauses: [clause] };
}

/** Every route but a `connect_matcher` one needs a path, which CONNECT has none of. */
export const HAS_PATH: Clause = {
  kind: 'has-path',
  satisfy: () => undefined,
  spoil: (draft) => {
    draft.method = 'CONNECT';
    const host = draft.host ?? 'a.com';
    draft.target = host.includes(':') ? host : `${host}:80`;
  },
};
