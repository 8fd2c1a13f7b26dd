import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type Json } from '@/lib/core/json';
import { HOSTILE, mutate } from '@/lib/envoy/testing/hostile';
import { answer } from './answer';
import type { Question } from './questions';
import { listenersSnapshot } from './testing/listeners';

const list = { filter: '', sort: null, offset: 0, limit: 500 };

describe('listeners and secrets', () => {
  test('are answered whatever stands in any place of a real dump', () => {
    const place = fc.record({ target: fc.nat(2_600), replacement: fc.constantFrom(...HOSTILE) });
    fc.assert(
      fc.property(place, ({ target, replacement }) => {
        const change = (dump: Json) => {
          const changed = mutate(dump, target, replacement);
          // Something that is no dump at all is refused as a whole, and tested elsewhere.
          return isJsonObject(changed) && Array.isArray(changed['configs']) ? changed : { configs: [] };
        };
        const snapshot = listenersSnapshot({ change });
        const ask = (question: Question): void => {
          const result = answer(snapshot, question);
          if (!result.ok) throw new Error(result.error.code);
          expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
        };
        ask({ ask: 'listeners', ...list });
        ask({ ask: 'secrets', ...list });
        for (const { pointer, filterChains } of snapshot.dump?.listeners ?? []) {
          ask({ ask: 'listener', name: pointer });
          for (const chain of filterChains) ask({ ask: 'chain', pointer: chain.pointer });
        }
        for (const { pointer } of snapshot.dump?.secrets ?? []) ask({ ask: 'secret', name: pointer });
      }),
      { numRuns: 60 },
    );
  });
});
