import { describe, expect, it } from 'vitest';
import type { ListenerRemark } from '@/lib/answers/listeners-types';
import { phraseText } from '../phrase';
import { remarkWords } from './remark-words';

const say = (remark: ListenerRemark) => phraseText(remarkWords(remark).phrase);

describe('remarkWords', () => {
  it('name chains and what becomes of connections', () => {
    expect(say({ kind: 'no-inspector', inspector: 'tls_inspector', chains: [1] })).toMatch(
      /^Chain 1 can never match/,
    );
    expect(say({ kind: 'no-inspector', inspector: 'http_inspector', chains: [1, 2, 3, 4, 5, 6, 7] })).toMatch(
      /^Chains 1, 2, 3, 4, 5 and 2 more/,
    );
    expect(say({ kind: 'closes', chains: [] })).toBe('No filter chain: Envoy closes every connection.');
    expect(say({ kind: 'closes', chains: [2] })).toContain('Chain 2 has no network filter');
    expect(say({ kind: 'ports-decide', ports: [1, 2], chains: 3 })).toContain(
      'the 3 chains that name no port',
    );
    expect(say({ kind: 'unknown-chains', names: ['a', 'b'] })).toContain('a, b');
    expect(say({ kind: 'ports-decide', ports: [3306], chains: 1 })).toContain(
      'never reach the chain that names no port',
    );
  });

  it('weigh what breaks connections above what only surprises', () => {
    const kindOf = (remark: ListenerRemark) => remarkWords(remark).kind;
    expect(kindOf({ kind: 'unknown-chains', names: ['a'] })).toBe('err');
    expect(kindOf({ kind: 'unsupported', fields: ['address_suffix'] })).toBe('err');
    expect(kindOf({ kind: 'chains-not-named', names: ['a'] })).toBe('warn');
    expect(kindOf({ kind: 'key-log', paths: ['/x'] })).toBe('warn');
    expect(kindOf({ kind: 'shared-certificate', secret: 's', chains: [1, 2] })).toBe('info');
    expect(kindOf({ kind: 'chains-by-discovery' })).toBe('info');
  });
});
