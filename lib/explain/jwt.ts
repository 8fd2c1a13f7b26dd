import type { Raw } from '@/lib/envoy/raw';
import { type Reply, reply } from './reply';
import { type ClauseTest, routeClauses } from './route-clauses';
import type { Stream } from './stream';
import { lower } from './value-test';

/** What a requirement makes of a request: `token` means that only its signature can tell. */
type Checked = 'passes' | 'missing' | 'token';

function hasToken(provider: Raw, stream: Stream): boolean {
  const headers = provider.at('from_headers').objects();
  const params = provider.texts('from_params');
  const cookies = provider.texts('from_cookies');
  const isPlain = headers.length === 0 && params.length === 0 && cookies.length === 0;
  if (isPlain) {
    const bearer = stream.headers.first('authorization') ?? '';
    return bearer.startsWith('Bearer ') || stream.query().has('access_token');
  }
  return (
    headers.some((header) => {
      const value = stream.headers.first(lower(header.text('name')));
      return value?.includes(header.text('value_prefix')) === true;
    }) ||
    params.some((name) => stream.query().has(name)) ||
    cookies.some((name) => stream.cookies().has(name))
  );
}

function check(requirement: Raw, providers: Raw, stream: Stream): Checked {
  const named = (name: string): Checked => (hasToken(providers.key(name), stream) ? 'token' : 'missing');
  if (requirement.has('provider_name')) return named(requirement.text('provider_name'));
  if (requirement.has('provider_and_audiences'))
    return named(requirement.at('provider_and_audiences').text('provider_name'));
  const list = (field: string): readonly Checked[] =>
    requirement
      .at(field)
      .at('requirements')
      .objects()
      .map((each) => check(each, providers, stream));
  if (requirement.has('requires_any')) return anyOf(list('requires_any'));
  if (requirement.has('requires_all')) return allOf(list('requires_all'));
  if (requirement.has('allow_missing')) {
    const isThere = providers.keys().some((name) => hasToken(providers.key(name), stream));
    return isThere ? 'token' : 'passes';
  }
  return 'passes';
}

const anyOf = (all: readonly Checked[]): Checked =>
  all.includes('passes') ? 'passes' : all.includes('token') ? 'token' : 'missing';
const allOf = (all: readonly Checked[]): Checked =>
  all.includes('missing') ? 'missing' : all.includes('token') ? 'token' : 'passes';

const compiled = new WeakMap<object, readonly ClauseTest[]>();

function matches(rule: Raw, stream: Stream): boolean {
  const match = rule.at('match');
  const key = match.object ?? {};
  let clauses = compiled.get(key);
  if (clauses === undefined) {
    clauses = routeClauses(match, { ignoresParameters: false });
    compiled.set(key, clauses);
  }
  return clauses.every((clause) => clause.holds(stream));
}

/** `{requirement}` or the name of one in `requirement_map`. */
function requirementOf(config: Raw, perRoute: Raw | null, stream: Stream): Raw | null {
  if (perRoute?.flag('disabled') === true) return null;
  const own = perRoute?.text('requirement_name') ?? '';
  if (own !== '') return config.at('requirement_map').key(own);
  const rule = config
    .at('rules')
    .objects()
    .find((each) => matches(each, stream));
  if (rule === undefined) return null;
  const name = rule.text('requirement_name');
  if (name !== '') return config.at('requirement_map').key(name);
  return rule.has('requires') ? rule.at('requires') : null;
}

/** The JWT filter as far as the presence of a token decides (jwt_authn filter.cc). */
export function jwtAnswers(config: Raw, perRoute: Raw | null, stream: Stream): Reply | 'token' | null {
  const { headers } = stream;
  const isPreflight =
    headers.first(':method') === 'OPTIONS' &&
    headers.has('origin') &&
    headers.has('access-control-request-method');
  if (config.flag('bypass_cors_preflight') && isPreflight) return null;
  const requirement = requirementOf(config, perRoute, stream);
  const checked = requirement === null ? 'passes' : check(requirement, config.at('providers'), stream);
  if (checked === 'token') return 'token';
  return checked === 'passes' ? null : reply('denied', 401, 'jwt_authn_access_denied{Jwt_is_missing}');
}
