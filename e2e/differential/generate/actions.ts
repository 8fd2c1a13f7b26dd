/**
 * Actions of routes. What Envoy refuses at load: `prefix_rewrite` beside `regex_rewrite` or on a path template; a
 * `host_redirect` with line breaks; a rewrite in a redirect of two kinds at once; an unknown cluster unless
 * `validate_clusters` is false; weights that are all zero.
 */
import type { Random } from '../random.ts';

export const CLUSTERS = ['one', 'two', 'half', 'panic'] as const;
const TROUBLED = ['empty', 'sick', 'missing'] as const;

export function anyCluster(random: Random): string {
  return random.chance(0.75) ? random.pick(CLUSTERS) : random.pick(TROUBLED);
}

function destination(random: Random, plugins: readonly string[]): object {
  if (plugins.length > 0 && random.chance(0.4)) return { cluster_specifier_plugin: random.pick(plugins) };
  switch (random.below(8)) {
    case 0: {
      const names = random.some([...CLUSTERS, 'missing', 'empty'], 0.4);
      const clusters = [...names, 'one'].map((name) => ({ name, weight: random.pick([1, 10, 50, 0]) }));
      clusters.push({ name: 'two', weight: 5 });
      return {
        weighted_clusters: { clusters, ...(random.chance(0.5) ? { header_name: 'x-weight' } : {}) },
      };
    }
    case 1:
      return { cluster_header: random.pick(['x-cluster', 'x-a', ':authority']) };
    case 2: {
      const metadata_match = {
        filter_metadata: { 'envoy.lb': { version: random.pick(['v1', 'v2', 'v9']) } },
      };
      return { cluster: 'subset', metadata_match };
    }
    default:
      return { cluster: anyCluster(random) };
  }
}

const REGEX_REWRITES = [
  ['^/a(/.*)?$', '/n\\1'],
  ['b', 'X'],
  ['/+', '/'],
  ['.*', '/all\\0'],
  ['^/(\\w+)/(\\w+)', '/\\2/\\1'],
] as const;

function pathRewrite(random: Random, isTemplate: boolean, isConnect: boolean): object {
  const [regex, substitution] = random.pick<(typeof REGEX_REWRITES)[number]>(REGEX_REWRITES);
  const rewrite = { regex_rewrite: { pattern: { regex }, substitution } };
  if (random.chance(0.25)) return rewrite;
  // With connect_matcher it makes every CONNECT fail; with a template Envoy refuses it.
  if (isTemplate || isConnect) return {};
  if (random.chance(0.1)) return { path_rewrite: random.pick(['/f%PATH(NQ)%', '/f/%REQ(x-a)%']) };
  return { prefix_rewrite: random.pick(['/', '/n', '/n/', '/n?x=1']) };
}

function hostRewrite(random: Random): object {
  const substitution = random.pick(['\\1.zz', 'x', '']);
  return random.pick([
    { host_rewrite_literal: 'new.com' },
    { host_rewrite_header: 'x-b' },
    { host_rewrite_path_regex: { pattern: { regex: '^/(\\w+).*$' }, substitution } },
    { auto_host_rewrite: true },
    { host_rewrite: '%REQ(x-b)%.zz' },
  ]);
}

function forward(
  random: Random,
  isTemplate: boolean,
  isConnect: boolean,
  plugins: readonly string[],
): object {
  const refusal = { cluster_not_found_response_code: random.pick(['NOT_FOUND', 'INTERNAL_SERVER_ERROR']) };
  return {
    route: {
      ...destination(random, plugins),
      ...(random.chance(0.45) ? pathRewrite(random, isTemplate, isConnect) : {}),
      ...(random.chance(0.2) ? hostRewrite(random) : {}),
      ...(random.chance(0.2) ? refusal : {}),
      ...(random.chance(0.12) ? { upgrade_configs: upgrades(random, isConnect) } : {}),
    },
  };
}

function upgrades(random: Random, isConnect: boolean): readonly object[] {
  if (isConnect) return [{ upgrade_type: 'CONNECT', ...(random.chance(0.5) ? { connect_config: {} } : {}) }];
  return [{ upgrade_type: random.pick(['websocket', 'WebSocket', 'foo']), enabled: random.chance(0.7) }];
}

function redirect(random: Random): object {
  const [regex, substitution] = random.pick<(typeof REGEX_REWRITES)[number]>(REGEX_REWRITES);
  const paths = [
    { path_redirect: random.pick(['/n', '/n?', '/n#frag', '/n?z=1', 'n']) },
    { prefix_rewrite: random.pick(['/n', '/', '/n/']) },
    { regex_rewrite: { pattern: { regex }, substitution } },
  ];
  const scheme = random.pick([
    { https_redirect: true },
    { scheme_redirect: 'http' },
    { scheme_redirect: 'ftp' },
  ]);
  return {
    redirect: {
      ...(random.chance(0.4) ? scheme : {}),
      ...(random.chance(0.4) ? { host_redirect: random.pick(['n.com', 'n.com:81', 'N.com']) } : {}),
      ...(random.chance(0.25) ? { port_redirect: random.pick([8443, 80, 443]) } : {}),
      ...(random.chance(0.6) ? random.pick<object>(paths) : {}),
      ...(random.chance(0.2) ? { strip_query: true } : {}),
      ...(random.chance(0.4)
        ? { response_code: random.pick(['FOUND', 'SEE_OTHER', 'TEMPORARY_REDIRECT', 'PERMANENT_REDIRECT']) }
        : {}),
    },
  };
}

export const DIRECT_BODY = 'direct body';

/** `prefix_rewrite` of a redirect is refused on a path template, as that of a route is. */
export function madeAction(
  random: Random,
  isTemplate: boolean,
  isConnect: boolean,
  plugins: readonly string[],
): object {
  const kind = random.below(10);
  if (kind === 0) {
    const status = random.pick([200, 201, 302, 403, 404, 503]);
    return { direct_response: { status, body: { inline_string: DIRECT_BODY } } };
  }
  if (kind <= 2 && !isTemplate) return redirect(random);
  if (kind === 3 && random.chance(0.2)) return { non_forwarding_action: {} };
  return forward(random, isTemplate, isConnect, plugins);
}
