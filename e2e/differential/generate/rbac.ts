/** RBAC. What Envoy refuses at load: a policy without permissions or principals. */
import type { Random } from '../random.ts';
import { type Clause, setHeader } from './draft.ts';
import { FILTER_CONFIG, filter, HTTP, headerClause, type MadeFilter, type Trigger } from './filter-made.ts';
import { madeTree, treeClause } from './match-trees.ts';

const path = (text: string, other: string): Clause => ({
  kind: 'permission: url_path',
  satisfy: (draft) => {
    draft.path = text;
  },
  spoil: (draft) => {
    draft.path = other;
  },
});

const named = (name: string, value: string): object => ({ header: { name, string_match: { exact: value } } });
const DENY = headerClause('permission', 'x-deny', '1');
const template = {
  name: 'envoy.path.match.uri_template.uri_template_matcher',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
    path_template: '/api/{x}',
  },
};

/** Permissions (or, with `_ids`, principals) with what triggers them. */
const RULES: readonly { permission: object; clause: Clause }[] = [
  { permission: named('x-deny', '1'), clause: DENY },
  { permission: { url_path: { path: { exact: '/a/b' } } }, clause: path('/a/b', '/a/b/') },
  { permission: { uri_template: template }, clause: path('/api/v1', '/api/v1/x') },
  {
    permission: { and_rules: { rules: [named('x-deny', '1'), { not_rule: named('x-b', 'ab') }] } },
    clause: DENY,
  },
  {
    permission: { or_rules: { rules: [named('x-deny', '2'), named('x-a', 'no')] } },
    clause: headerClause('permission', 'x-deny', '2'),
  },
  {
    permission: { requested_server_name: { exact: 'api.a.com' } },
    clause: { kind: 'permission: sni', satisfy: () => undefined, spoil: null },
  },
  {
    permission: {
      and_rules: { rules: [named('x-deny', '1'), { destination_port_range: { start: 1, end: 32_000 } }] },
    },
    clause: DENY,
  },
  {
    permission: { and_rules: { rules: [named('x-deny', '1'), { not_rule: { destination_port: 443 } }] } },
    clause: DENY,
  },
  {
    permission: {
      and_rules: {
        rules: [named('x-deny', '1'), { destination_ip: { address_prefix: '127.0.0.0', prefix_len: 8 } }],
      },
    },
    clause: DENY,
  },
];

const WHO = headerClause('principal: header', 'x-who', '1');
const path127 = (prefix_len: number): object => ({ address_prefix: '127.1.0.0', prefix_len });

/** With what a request needs for it, where it can do something. */
const PRINCIPALS: readonly { principal: object; clause: Clause | null }[] = [
  { principal: { any: true }, clause: null },
  { principal: named('x-who', '1'), clause: WHO },
  { principal: { and_ids: { ids: [{ any: true }, named('x-who', '1')] } }, clause: WHO },
  {
    principal: { not_id: named('x-who', 'me') },
    clause: {
      kind: 'principal: not',
      satisfy: (draft) => setHeader(draft, 'x-who', '1'),
      spoil: (draft) => setHeader(draft, 'x-who', 'me'),
    },
  },
  { principal: { direct_remote_ip: path127(16) }, clause: null },
  { principal: { remote_ip: path127(8) }, clause: null },
  { principal: { not_id: { header: { name: 'x-env', present_match: true } } }, clause: null },
  { principal: { authenticated: {} }, clause: null },
  { principal: { not_id: { source_ip: { address_prefix: '10.9.0.0', prefix_len: 16 } } }, clause: null },
  {
    principal: {
      or_ids: { ids: [{ url_path: { path: { prefix: '/api' } } }, { not_id: named('x-c', '1') }] },
    },
    clause: null,
  },
];

function policies(random: Random): { policies: object; clauses: readonly Clause[] } {
  const { permission, clause } = random.pick(RULES);
  const { principal, clause: who } = random.pick(PRINCIPALS);
  const policy = { permissions: [permission], principals: [principal] };
  const other = {
    permissions: [named('x-deny', '1')],
    principals: [{ any: true }],
    // An expression is stated as not decided: the request must not depend on it elsewhere.
    ...(random.chance(0.2) ? { condition: { const_expr: { bool_value: random.chance(0.5) } } } : {}),
  };
  const name = random.pick(['my policy', 'p', 'B']);
  return {
    policies: { [name]: policy, ...(random.chance(0.3) ? { a: other } : {}) },
    clauses: who === null ? [clause] : [clause, who],
  };
}

function deny(random: Random): { rules: object; triggers: readonly Trigger[] } {
  const { policies: made, clauses } = policies(random);
  return { rules: { action: 'DENY', policies: made }, triggers: [{ verdict: 'denied', clauses }] };
}

const allow = (): object => ({
  action: 'ALLOW',
  policies: {
    open: { permissions: [{ not_rule: named('x-allow', 'no') }], principals: [{ any: true }] },
  },
});

export function rbac(random: Random): MadeFilter {
  const { rules, triggers } = deny(random);
  const perRoute = `${HTTP}.rbac.v3.RBACPerRoute`;
  const shadow = random.chance(0.2) ? { shadow_rules: deny(random).rules } : {};
  return {
    json: filter('rbac', 'rbac.v3.RBAC', random.chance(0.05) ? shadow : { rules, ...shadow }, random),
    triggers,
    over: (own) =>
      own.pick<object>([
        { '@type': perRoute },
        { '@type': perRoute, rbac: { rules: deny(own).rules } },
        { '@type': perRoute, rbac: { rules: allow() } },
        { ...FILTER_CONFIG, disabled: true },
        { ...FILTER_CONFIG, config: { '@type': perRoute, rbac: { rules: deny(own).rules } } },
      ]),
  };
}

export function rbacAllow(random: Random): MadeFilter {
  const clause: Clause = {
    kind: 'permission: allow',
    satisfy: (draft) => setHeader(draft, 'x-allow', 'no'),
    spoil: (draft) => setHeader(draft, 'x-allow', 'yes'),
  };
  return {
    json: filter('rbac-allow', 'rbac.v3.RBAC', { rules: allow() }, random),
    triggers: [{ verdict: 'denied', clauses: [clause] }],
    over: null,
  };
}

/** Log policies never deny; a tree does. No match in a tree denies, too. */
export function rbacTree(random: Random): MadeFilter {
  const action = (name: string, verb: string): object => ({
    name: 'act',
    typed_config: { '@type': 'type.googleapis.com/envoy.config.rbac.v3.Action', name, action: verb },
  });
  const branches = [
    { value: 'four', action: action('tree policy', 'DENY') },
    { value: 'two', action: action('open', 'ALLOW') },
    { value: 'log', action: action('watch', 'LOG') },
  ];
  const matcher = madeTree(random, 'x-deny-tree', branches, action('otherwise', 'ALLOW'));
  const clause = treeClause('rbac-tree', 'x-deny-tree', 'four');
  return {
    json: filter('rbac-tree', 'rbac.v3.RBAC', { matcher }, random),
    triggers: [{ verdict: 'denied', clauses: [clause] }],
    over: null,
  };
}
