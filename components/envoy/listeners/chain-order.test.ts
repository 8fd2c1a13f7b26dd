import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainLine } from '@/lib/answers/listeners-types';
import { ROOT } from '@/lib/core/json-pointer';
import type { FilterChainMatch } from '@/lib/envoy/model';
import { ANY_MATCH } from '@/lib/envoy/testing/make';
import { decisionOrder } from './chain-order';

const line = (ordinal: number, match: Partial<FilterChainMatch>, isDefault = false): ChainLine => ({
  pointer: ROOT,
  ordinal,
  name: '',
  isDefault,
  match: { ...ANY_MATCH, ...match },
  choice: null,
  target: { kind: 'nowhere' },
  routeConfigFound: null,
  gateway: null,
  isTls: false,
  certificate: null,
  moreCertificates: 0,
  problems: [],
});

const order = (...matches: readonly Partial<FilterChainMatch>[]) =>
  decisionOrder(matches.map((match, place) => line(place + 1, match))).map(({ ordinal }) => ordinal);

describe('decisionOrder', () => {
  it('puts the more specific first, level by level', () => {
    expect(order({}, { destinationPort: 443 })).toEqual([2, 1]);
    expect(order({}, { prefixRanges: ['0.0.0.0/0'] }, { prefixRanges: ['10.0.0.0/8'] })).toEqual([3, 2, 1]);
    expect(order({}, { transportProtocol: 'tls' })).toEqual([2, 1]);
    expect(order({}, { applicationProtocols: ['h2'] })).toEqual([2, 1]);
    expect(order({}, { directSourcePrefixRanges: ['::/0'] })).toEqual([2, 1]);
    expect(order({}, { sourceType: 'EXTERNAL' })).toEqual([2, 1]);
    expect(order({}, { sourcePrefixRanges: ['10.0.0.0/8'] })).toEqual([2, 1]);
    expect(order({}, { sourcePorts: [1] })).toEqual([2, 1]);
    // A higher level decides, however much the lower ones say.
    expect(order({ serverNames: ['a'], transportProtocol: 'tls' }, { prefixRanges: ['0.0.0.0/0'] })).toEqual([
      2, 1,
    ]);
  });

  it('puts exact names before wildcards, and longer wildcards before shorter', () => {
    expect(
      order(
        {},
        { serverNames: ['*.com'] },
        { serverNames: ['*.example.com'] },
        { serverNames: ['a.example.com'] },
      ),
    ).toEqual([4, 3, 2, 1]);
    expect(order({ serverNames: ['*.com'] }, { serverNames: ['*.com', 'x'] })).toEqual([2, 1]);
  });

  it('puts the default chain last, whatever it would match', () => {
    const rows = [line(1, { destinationPort: 1 }, true), line(2, {})];
    expect(decisionOrder(rows).map(({ ordinal }) => ordinal)).toEqual([2, 1]);
  });

  it('loses and invents nothing, and leaves equal chains in their order', () => {
    const match = fc.record({
      destinationPort: fc.option(fc.nat(3)),
      serverNames: fc.array(fc.constantFrom('a', '*.b', '*.c.b'), { maxLength: 2 }),
      sourcePorts: fc.array(fc.nat(2), { maxLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(match, { maxLength: 8 }), (matches) => {
        const once = order(...matches);
        expect(once.toSorted((a, b) => a - b)).toEqual(matches.map((_, place) => place + 1));
        const sorted = once.flatMap((ordinal) => matches[ordinal - 1] ?? []);
        expect(order(...sorted)).toEqual(matches.map((_, place) => place + 1));
      }),
      { numRuns: 200 },
    );
  });
});
