import { expect, test } from 'vitest';
import { policyWords } from './policy';
import { plain } from './words/names';

const said = (policy: string): string | null => {
  const words = policyWords(`rbac_access_denied_matched_policy[${policy}]`);
  return words === null ? null : plain(words);
};

test('the details of an RBAC denial name the AuthorizationPolicy and its rule', () => {
  expect(said('ns[shop]-policy[deny-admin]-rule[2]')).toBe(
    'AuthorizationPolicy shop/deny-admin denies it, by its rule 3.',
  );
  expect(said('none')).toBe('No policy that allows matches this request.');
});

test('a policy that istiod did not name has no AuthorizationPolicy', () => {
  for (const policy of ['mine', '', 'ns[]-policy[a]-rule[0]', 'ns[a]-policy[b]-rule[x]', '__proto__'])
    expect(said(policy)).toBeNull();
  expect(policyWords('direct_response')).toBeNull();
});
