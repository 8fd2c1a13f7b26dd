import { expect, it } from 'vitest';
import { Raw } from '@/lib/envoy/raw';
import { SubsetRule } from './subset';

const hosts = [{ version: 'v1' }, { version: 'v2', canary: true }];
const criteria = (of: object) => new Map(Object.entries(of));
const pick = (config: object, wanted: object) => {
  const rule = SubsetRule.of(Raw.root({ lb_subset_config: { ...config } }));
  const choice = rule?.choose(criteria(wanted), hosts, criteria);
  return choice?.kind === 'hosts' ? choice.hosts.map(({ version }) => version) : choice;
};
const byVersion = { subset_selectors: [{ keys: ['version'] }] };

it.each([
  ['the subset', byVersion, { version: 'v1' }, ['v1']],
  ['a subset that no host is in, without fallback', byVersion, { version: 'v9' }, []],
  ['nothing asked for, without fallback', byVersion, {}, []],
  ['keys that no selector has', byVersion, { version: 'v1', canary: true }, []],
  ['any host', { ...byVersion, fallback_policy: 'ANY_ENDPOINT' }, { version: 'v9' }, ['v1', 'v2']],
  [
    'the default subset',
    { ...byVersion, fallback_policy: 'DEFAULT_SUBSET', default_subset: { version: 'v2' } },
    {},
    ['v2'],
  ],
  [
    "the selector's own fallback",
    { subset_selectors: [{ keys: ['version'], fallback_policy: 'ANY_ENDPOINT' }] },
    { version: 'v9' },
    ['v1', 'v2'],
  ],
])('%s', (_, config, wanted, expected) => {
  expect(pick(config, wanted)).toEqual(expected);
});

it('is none without selectors', () => {
  expect(SubsetRule.of(Raw.root({ lb_subset_config: { fallback_policy: 'NO_FALLBACK' } }))).toBeNull();
});
