import { describe, expect, it } from 'vitest';
import type { FilterChainMatch } from '@/lib/envoy/model';
import { ANY_MATCH } from '@/lib/envoy/testing/make';
import {
  chainPlaceWords,
  isSharedByGateways,
  otherChainConditions,
  serverNamesText,
  transportText,
} from './chain-words';

const ANY = ANY_MATCH;
const word = (match: FilterChainMatch, isDefault = false) =>
  chainPlaceWords({ match, isDefault, choice: null }).word;

describe('isSharedByGateways', () => {
  it('is true of a port’s plain HTTP alone', () => {
    const withRoutes = (name: string) => ({ kind: 'routes', routes: { kind: 'rds', name } }) as const;
    expect(isSharedByGateways(withRoutes('http.8080'))).toBe(true);
    expect(isSharedByGateways(withRoutes('https.443.https.shop-gateway.shop'))).toBe(false);
    expect(isSharedByGateways({ kind: 'nowhere' })).toBe(false);
  });
});

describe('chain match', () => {
  it('says any where nothing is asked', () => {
    expect(serverNamesText(ANY)).toBe('any');
    expect(transportText(ANY)).toBe('any');
    expect(otherChainConditions(ANY)).toEqual([]);
    expect(word(ANY)).toBe('OK, takes the rest');
  });

  it('forgets no condition, in Envoy’s order', () => {
    const match: FilterChainMatch = {
      destinationPort: 443,
      prefixRanges: ['10.0.0.0/8'],
      serverNames: ['a.example.com', '*.example.com'],
      transportProtocol: 'tls',
      applicationProtocols: ['h2', 'http/1.1'],
      directSourcePrefixRanges: ['192.0.2.0/24'],
      sourceType: 'SAME_IP_OR_LOOPBACK',
      sourcePrefixRanges: ['198.51.100.0/24'],
      sourcePorts: [1, 2],
      unsupported: [],
    };
    expect(serverNamesText(match)).toBe('a.example.com, *.example.com');
    expect(transportText(match)).toBe('tls h2, http/1.1');
    expect(otherChainConditions(match)).toEqual([
      'port 443',
      'to 10.0.0.0/8',
      'peer 192.0.2.0/24',
      'from this host',
      'from 198.51.100.0/24',
      'source port 1, 2',
    ]);
    expect(word(match)).toBe('OK');
    expect(word(match, true)).toBe('OK, takes the rest');
  });

  it('takes no rest where a tree decides', () => {
    const choices = ['chosen', 'never', 'no-match', 'unknown'] as const;
    const words = choices.map((choice) => chainPlaceWords({ match: ANY, isDefault: false, choice }));
    expect(words.map(({ kind, word: each }) => `${kind} ${each}`)).toEqual([
      'ok Chosen by tree',
      'warn Never chosen',
      'ok If none matches',
      'unk Unknown',
    ]);
  });
});
