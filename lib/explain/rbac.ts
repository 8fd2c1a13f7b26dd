import { readMatcherTree } from '@/lib/envoy/matcher-tree';
import type { Raw } from '@/lib/envoy/raw';
import { readMetadataMatch } from '@/lib/envoy/route-metadata-match';
import { readStringMatch } from '@/lib/envoy/value-match';
import { headerTest } from './header-test';
import { inRange, parseIp, parseRange } from './ip';
import { runMatcher } from './matcher-run';
import { metadataHolds } from './metadata-test';
import type { Stream } from './stream';
import { templateRegex } from './uri-template';
import { regexOf, valueTest } from './value-test';

/** What a rule is held against. */
export interface RbacWorld {
  readonly stream: Stream;
  /** The matched route's configuration drops path parameters from what is compared. */
  readonly ignoresParameters: boolean;
}

const open = ({ stream }: RbacWorld, what: string): boolean =>
  stream.chance.unknown({ code: 'rbac-unread', what });

function inCidr(raw: Raw, address: string): boolean {
  const range = parseRange(`${raw.text('address_prefix')}/${raw.numberOrNull('prefix_len') ?? 0}`);
  const ip = parseIp(address);
  return range !== null && ip !== null && inRange(ip, range);
}

function pathHolds(raw: Raw, world: RbacWorld): boolean {
  const path = world.stream.path(world.ignoresParameters);
  if (path === null) return false;
  return valueTest(readStringMatch(raw.at('path')))(path) ?? open(world, 'url_path');
}

function templateHolds(raw: Raw, world: RbacWorld): boolean {
  const path = world.stream.path(world.ignoresParameters);
  const template = raw.at('typed_config').text('path_template');
  const regex = template === '' ? null : regexOf(templateRegex(template));
  return path !== null && (regex === null ? open(world, 'uri_template') : regex.matchesWhole(path));
}

function headerHolds(raw: Raw, world: RbacWorld): boolean {
  const { headers, runtime } = world.stream;
  const individually = runtime.flag('envoy.reloadable_features.rbac_match_headers_individually', true);
  return headerTest(raw).holds(headers, individually) ?? open(world, 'header');
}

/** A condition that permissions and principals have in common; null when it is none. */
function common(kind: string, raw: Raw, world: RbacWorld): boolean | null {
  switch (kind) {
    case 'any':
      return raw.value === true;
    case 'header':
      return headerHolds(raw, world);
    case 'url_path':
      return pathHolds(raw, world);
    case 'metadata': {
      const holds = metadataHolds(readMetadataMatch(raw), world.stream);
      return holds;
    }
    default:
      return null;
  }
}

function permissionHolds(raw: Raw, world: RbacWorld): boolean {
  const kind = kindOf(raw);
  const value = raw.at(kind);
  const { connection } = world.stream;
  const all = (list: Raw): readonly Raw[] => list.at('rules').objects();
  switch (kind) {
    case 'and_rules':
      return all(value).every((each) => permissionHolds(each, world));
    case 'or_rules':
      return all(value).some((each) => permissionHolds(each, world));
    case 'not_rule':
      return !permissionHolds(value, world);
    case 'destination_ip':
      return inCidr(value, connection.local.address);
    case 'destination_port':
      return value.number === connection.local.port;
    case 'destination_port_range': {
      const { port } = connection.local;
      return port >= (value.numberOrNull('start') ?? 0) && port < (value.numberOrNull('end') ?? 0);
    }
    case 'requested_server_name':
      return valueTest(readStringMatch(value))(connection.sni) ?? open(world, kind);
    case 'uri_template':
      return templateHolds(value, world);
    default:
      return common(kind, value, world) ?? open(world, kind);
  }
}

function principalHolds(raw: Raw, world: RbacWorld): boolean {
  const kind = kindOf(raw);
  const value = raw.at(kind);
  const { connection, peer, question } = world.stream;
  const all = (list: Raw): readonly Raw[] => list.at('ids').objects();
  switch (kind) {
    case 'and_ids':
      return all(value).every((each) => principalHolds(each, world));
    case 'or_ids':
      return all(value).some((each) => principalHolds(each, world));
    case 'not_id':
      return !principalHolds(value, world);
    case 'source_ip':
      return inCidr(value, connection.remote.address);
    case 'direct_remote_ip':
      return inCidr(value, connection.direct.address);
    case 'remote_ip':
      return inCidr(value, peer);
    case 'authenticated':
      // Without a name any TLS peer will do; with one, nothing says that this client has a certificate.
      return question.tls !== null && (!value.has('principal_name') || open(world, kind));
    default:
      return common(kind, value, world) ?? open(world, kind);
  }
}

const kindOf = (raw: Raw): string =>
  (raw.keys().find((key) => key !== '@type') ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function policyHolds(policy: Raw, world: RbacWorld): boolean {
  const holds =
    policy
      .at('permissions')
      .objects()
      .some((each) => permissionHolds(each, world)) &&
    policy
      .at('principals')
      .objects()
      .some((each) => principalHolds(each, world));
  return holds && (!policy.has('condition') || open(world, 'condition'));
}

/** A policy's name in the details: blanks are `_` there. */
const shown = (name: string): string => name.replaceAll(/\s/g, '_');

/** Null: the request may go on; else the name of the policy that denies it, or `none`. */
function byRules(rules: Raw, world: RbacWorld): string | null {
  const action = rules.text('action') || 'ALLOW';
  const policies = rules.at('policies');
  // Plain comparison: names are ordered by bytes, and `B` comes before `a`.
  const names = [...policies.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const matched = names.find((name) => policyHolds(policies.key(name), world));
  if (action === 'LOG') return null;
  if (action === 'DENY') return matched === undefined ? null : shown(matched);
  return matched === undefined ? 'none' : null;
}

function byMatcher(raw: Raw, world: RbacWorld): string | null {
  const actions = new Map<string, Raw>();
  const tree = readMatcherTree(raw, (config) => {
    actions.set(config.pointer.slice(0, config.pointer.lastIndexOf('/')), config);
  });
  if (tree === null) return null;
  const { stream } = world;
  const found = runMatcher(tree, {
    input: (input) => stream.input(input),
    unknown: (reason) => stream.chance.unknown(reason),
  });
  const action = found === null ? undefined : actions.get(found.pointer);
  if (action === undefined) return 'none';
  return action.text('action') === 'DENY' ? shown(action.text('name')) : null;
}

/** The RBAC filter: null when it lets a request through, else the policy's name for the details. */
export function rbacDenies(config: Raw, world: RbacWorld): string | null {
  if (config.has('matcher')) return byMatcher(config.at('matcher'), world);
  return config.has('rules') ? byRules(config.at('rules'), world) : null;
}
