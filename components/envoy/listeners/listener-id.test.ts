import { describe, expect, it } from 'vitest';
import type { RowState } from '@/lib/answers/common-types';
import type { ListenerRow } from '@/lib/answers/listeners-types';
import type { JsonPointer } from '@/lib/core/brand';
import { listenerId } from './listener-id';

const row = (name: string, pointer: string, state: RowState = { kind: 'ok' }): ListenerRow => ({
  name,
  pointer: pointer as JsonPointer, // a test's border
  addresses: [],
  bound: null,
  chains: 0,
  protocol: 'unknown',
  transport: 'tcp',
  direction: 'UNSPECIFIED',
  isStatic: false,
  routeConfigs: [],
  gateways: [],
  state,
  problems: [],
  version: null,
  lastUpdated: null,
});

describe('listenerId', () => {
  it('is the name where that is enough', () => {
    const only = row('a', '/1');
    expect(listenerId(only, [only])).toBe('a');
    expect(listenerId(row('', '/2'), [only])).toBe('/2');
  });

  it('gives the name to the one that serves, and tells its twins apart', () => {
    const refused = row('a', '/1', { kind: 'rejected', details: 'no' });
    const active = row('a', '/2');
    const draining = row('a', '/3', { kind: 'draining' });
    const rows = [refused, active, draining];
    expect(rows.map((each) => listenerId(each, rows))).toEqual(['/1', 'a', '/3']);
  });
});
