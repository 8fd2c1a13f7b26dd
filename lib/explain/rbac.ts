import { readMatcherTree } from '@/lib/envoy/matcher-tree';
import type { Raw } from '@/lib/envoy/raw';
import { readFilterStateMatch, readMetadataMatch } from '@/lib/envoy/route-metadata-match';
import { unwrap } from '@/lib/envoy/route-settings';
import { readStringMatch } from '@/lib/envoy/value-match';
import { headerTest } from './header-test';
import { inRange, parseIp, parseRange } from './ip';
import { runMatcher } from './matcher-run';
import { filterStateHolds, metadataHolds, metadataMatches } from './metadata-test';
import type { Stream } from './stream';
import { templateRegex } from './uri-template';
import { regexOf, valueTest } from './value-test';

/** What a rule is held against. */
export interface RbacWorld {
  readonly stream: Stream;
  /** The matched route's configuration drops path parameters from what is compared. */
  readonly ignoresParameters: boolean;
  /** `filter_metadata` of the matched route; null without one. */
  readonly routeMetadata: Raw | null;
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

function sourcedHolds(raw: Raw, world: RbacWorld): boolean {
  const match = readMetadataMatch(raw.at('metadata_matcher'));
  if (raw.text('metadata_source') !== 'ROUTE') return metadataHolds(match, world.stream);
  if (world.routeMetadata === null) return false;
  return (
    metadataMatches(match, world.routeMetadata.key(match.filter).value) ?? open(world, 'sourced_metadata')
  );
}

/** Of a client certificate nothing is known but whether there is one: without it, the subject is empty. */
function authenticatedHolds(raw: Raw, world: RbacWorld): boolean {
  const { connection, question } = world.stream;
  if (question.tls === null) return false;
  if (!raw.has('principal_name')) return true;
  if (connection.certified) return open(world, 'authenticated');
  return valueTest(readStringMatch(raw.at('principal_name')))('') ?? open(world, 'authenticated');
}

const BY_CERTIFICATE = 'envoy.extensions.rbac.principals.mtls_authenticated.v3.Config';

function customHolds(raw: Raw, world: RbacWorld): boolean {
  const isKnown =
    unwrap(raw.at('typed_config')).type === BY_CERTIFICATE && !world.stream.connection.certified;
  return isKnown ? false : open(world, 'custom');
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
    case 'metadata':
      return metadataHolds(readMetadataMatch(raw), world.stream);
    case 'sourced_metadata':
      return sourcedHolds(raw, world);
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
  const { connection, peer } = world.stream;
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
      return authenticatedHolds(value, world);
    case 'filter_state':
      return filterStateHolds(readFilterStateMatch(value), world.stream);
    case 'custom':
      return customHolds(value, world);
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

/** A policy's name in the details: blanks of ASCII are `_` there. */
const shown = (name: string): string => name.replaceAll(/[ \t\n\v\f\r]/g, '_');

/** Halves of pairs stand for what is above all else in UTF-8. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** The order of the bytes of UTF-8: `B` comes before `a`. */
function byBytes(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === a.length || at === b.length) return a.length - b.length;
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

/** Null: the request may go on; else the name of the policy that denies it, or `none`. */
function byRules(rules: Raw, world: RbacWorld): string | null {
  const action = rules.text('action') || 'ALLOW';
  const policies = rules.at('policies');
  const names = [...policies.keys()].sort(byBytes);
  const matched = names.find((name) => policyHolds(policies.key(name), world));
  if (action === 'LOG') return null;
  if (action === 'DENY') return matched === undefined ? null : shown(matched);
  return matched === undefined ? 'none' : null;
}

const OF_CERTIFICATE = /\.ssl\.v3\.(?:UriSan|DnsSan|Subject)Input$/;

function byMatcher(raw: Raw, world: RbacWorld): string | null {
  const actions = new Map<string, Raw>();
  const tree = readMatcherTree(raw, (config) => {
    actions.set(config.pointer.slice(0, config.pointer.lastIndexOf('/')), config);
  });
  if (tree === null) return null;
  const { stream } = world;
  let isShort = false;
  const found = runMatcher(tree, {
    input: (input) => {
      // Without TLS such data will never come: the filter denies, whatever else the tree says.
      if (stream.question.tls === null && OF_CERTIFICATE.test(input.type)) isShort = true;
      return isShort ? null : stream.input(input);
    },
    unknown: (reason) => stream.chance.unknown(reason),
  });
  if (isShort) return 'none';
  const action = found === null ? undefined : actions.get(found.pointer);
  if (action === undefined) return 'none';
  return action.text('action') === 'DENY' ? shown(action.text('name')) : null;
}

/** The RBAC filter: null when it lets a request through, else the policy's name for the details. */
export function rbacDenies(config: Raw, world: RbacWorld): string | null {
  if (config.has('matcher')) return byMatcher(config.at('matcher'), world);
  return config.has('rules') ? byRules(config.at('rules'), world) : null;
}
