import { describe, expect, it } from 'vitest';
import type { MatcherInput, MatcherPredicate } from '@/lib/envoy/model';
import { bodyText, inputText, matcherPredicateText } from './matcher-words';

const input = (type: string, argument = '', name = ''): MatcherInput => ({ name, type, argument });
const is = (type: string, value: string): MatcherPredicate => ({
  kind: 'single',
  input: input(type),
  test: { kind: 'value', match: { kind: 'exact', value, ignoreCase: false } },
});

describe('inputs', () => {
  it('are named by what they read', () => {
    expect(inputText(input('envoy.extensions.matching.common_inputs.network.v3.ServerNameInput'))).toBe(
      'server name (SNI)',
    );
    expect(inputText(input('envoy.type.matcher.v3.HttpRequestHeaderMatchInput', 'x-shop'))).toBe(
      'request header x-shop',
    );
  });

  it('keep their own name where they are new', () => {
    expect(inputText(input('envoy.NewInput'))).toBe('NewInput');
    expect(inputText(input('', '', 'own-name'))).toBe('own-name');
    expect(inputText(input(''))).toBe('an input without a name');
  });
});

describe('trees', () => {
  it('say how they decide', () => {
    const port = input('x.DestinationPortInput');
    expect(bodyText({ kind: 'exact', input: port, branches: [] })).toBe(
      'by destination port, the exact value',
    );
    expect(bodyText({ kind: 'list', rules: [] })).toBe('first rule that matches');
    expect(bodyText({ kind: 'custom', input: port, name: '', type: 'x.Hyperscan' })).toContain(
      'decided by Hyperscan',
    );
    const bodies = ['prefix', 'ip', 'server-name', 'range'] as const;
    expect(new Set(bodies.map((kind) => bodyText({ kind, input: port, branches: [] }))).size).toBe(4);
    expect(bodyText({ kind: 'none' })).toContain('no matcher');
  });
});

describe('predicates', () => {
  it('are one text, with brackets where they are needed', () => {
    const predicate: MatcherPredicate = {
      kind: 'or',
      of: [
        is('x.TransportProtocolInput', 'tls'),
        {
          kind: 'and',
          of: [
            { kind: 'not', of: is('x.SourceTypeInput', 'local') },
            {
              kind: 'single',
              input: input('x.SourceIPInput'),
              test: { kind: 'ip', ranges: ['192.0.2.0/24'] },
            },
          ],
        },
      ],
    };
    expect(matcherPredicateText(predicate)).toBe(
      'transport protocol = tls or (not source type = local and source IP in 192.0.2.0/24)',
    );
  });

  it('name what they do not understand', () => {
    const custom = { kind: 'custom', name: '', type: 'x.Cel' } as const;
    expect(matcherPredicateText({ kind: 'single', input: input('x.SubjectInput'), test: custom })).toBe(
      'client subject accepted by Cel',
    );
    expect(
      matcherPredicateText({ kind: 'single', input: input('x.A'), test: { kind: 'unknown' } }),
    ).toContain('not understood');
    expect(matcherPredicateText({ kind: 'and', of: [] })).toBe('never');
  });
});
