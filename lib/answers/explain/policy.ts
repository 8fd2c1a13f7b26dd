import type { Words } from './types';
import { name } from './words/names';

/** As istiod names the rules that it gives to the RBAC filter (pilot/pkg/security/authz/builder). */
const DENIED = /^rbac_access_denied_matched_policy\[ns\[([^[\]]+)\]-policy\[([^[\]]+)\]-rule\[(\d+)\]\]$/;

/** Envoy's text when no policy of an ALLOW filter matched. */
const NONE = 'rbac_access_denied_matched_policy[none]';

/**
 * The AuthorizationPolicy of an RBAC denial, by its response-code details; its rules are counted from 1.
 * Null where the name of the policy is not one of istiod's.
 */
export function policyWords(details: string): Words | null {
  if (details === NONE) return ['No policy that allows matches this request.'];
  const [, namespace, policy, rule] = DENIED.exec(details) ?? [];
  if (namespace === undefined || policy === undefined) return null;
  return [
    'AuthorizationPolicy ',
    name(`${namespace}/${policy}`),
    ` denies it, by its rule ${Number(rule) + 1}.`,
  ];
}
