'use client';
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import type { StatType } from '@/lib/envoy/admin/stats-model';
import { ADMIN_PARAMS } from '@/lib/url/params';
import { useTypedText } from '../use-typed-text';

const PARAMS = {
  ...ADMIN_PARAMS,
  q: parseAsString.withDefault(''),
  hit: parseAsInteger,
  sel: parseAsString,
};

export type StatOrder = 'group' | 'name' | 'value';

export interface AdminState {
  readonly op: string | null;
  readonly select: (op: string) => void;
  readonly asText: boolean;
  readonly setAsText: (asText: boolean) => void;
  readonly q: string;
  readonly setQ: (q: string) => void;
  readonly hit: number | null;
  readonly setHit: (hit: number) => void;
  /** Of `/stats`. */
  readonly type: StatType | null;
  readonly setType: (type: StatType | null) => void;
  readonly order: StatOrder;
  readonly setOrder: (order: StatOrder) => void;
  readonly nonZero: boolean;
  readonly setNonZero: (nonZero: boolean) => void;
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  readonly selected: string | null;
  readonly setSelected: (name: string | null) => void;
}

const onOff = (on: boolean) => (on ? ('on' as const) : null);

/** Everything that an admin view can be restored from. Selecting pushes a history entry, the rest replaces it. */
export function useAdminState(): AdminState {
  const [params, set] = useQueryStates(PARAMS, { history: 'replace' });
  const { text, setText } = useTypedText(params.q);
  return {
    op: params.op,
    select: (op) => void set({ op, hit: null, sel: null }, { history: 'push' }),
    asText: params.as === 'text',
    setAsText: (asText) => void set({ as: asText ? 'text' : null, hit: null }),
    q: text,
    setQ: (q) => {
      setText(q);
      // The number of a hit is that of another text.
      if (params.hit !== null) void set({ hit: null });
    },
    hit: params.hit,
    setHit: (hit) => void set({ hit }),
    type: params.of,
    setType: (type) => void set({ of: type === 'unknown' ? null : type }),
    order: params.by ?? 'group',
    setOrder: (order) => void set({ by: order === 'group' ? null : order }),
    nonZero: params.nonzero === 'on',
    setNonZero: (nonZero) => void set({ nonzero: onOff(nonZero) }),
    all: params.all === 'on',
    setAll: (all) => void set({ all: onOff(all) }),
    selected: params.sel,
    setSelected: (sel) => void set({ sel }),
  };
}
