import { describe, expect, it } from 'vitest';
import type { AttachReason, MapAttachment } from '@/lib/istio/map-model';
import { checkSteps } from './check-steps';

const pair = (
  state: MapAttachment['state'],
  reason: AttachReason | null,
  gatewayId: string | null = 'gw:a/b',
) => ({
  asked: 'b',
  gatewayId,
  state,
  reason,
  serverIds: [],
});
const states = (...args: Parameters<typeof checkSteps>) => checkSteps(...args).map(({ state }) => state);

describe('checkSteps', () => {
  it('passes everything of an attached pair', () => {
    expect(new Set(states(pair('attached', null), 'VS'))).toEqual(new Set(['ok']));
  });

  it('ends at the first that fails', () => {
    const hosts = { code: 'no-server-covers-host', hosts: [], serverHosts: [] } as const;
    expect(states(pair('not-attached', hosts), 'VS')).toEqual(['ok', 'ok', 'err', 'off', 'off', 'off']);
    const name = { code: 'gateway-not-found', asked: 'a/b', closest: null } as const;
    expect(states(pair('not-attached', name), 'HR')).toEqual(['err', 'off', 'off', 'off', 'off', 'off']);
  });

  it('ends at the rule that is not evaluated', () => {
    const rule = { code: 'rule-not-evaluated', rule: 'exportTo' } as const;
    expect(states(pair('unknown', rule), 'VS')).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'unk']);
  });

  it('knows which list was missing', () => {
    const unread = { code: 'list-not-read', list: 'pods' } as const;
    expect(states(pair('unknown', unread), 'VS').indexOf('unk')).toBe(1);
    expect(states(pair('unknown', unread, null), 'VS').indexOf('unk')).toBe(0);
  });
});
