/**
 * Path specifiers of routes. What Envoy refuses at load: a `path_separated_prefix` with `?`, `#`, a trailing slash or
 * less than two characters; a URI template with `**` before the end,
 * with more than five variables, or beside `prefix_rewrite`.
 */
import type { Random } from '../random.ts';
import type { Clause, Draft, Kind, Made } from './draft.ts';

const WORDS = ['/a', '/a/b', '/api', '/api/v1', '/b', '/a/b/c', '/A', '/ab'] as const;
const LITERAL_ODD = ['/a/', '/a//b', '/a;x/b', '/a%2Fb', '/a%2fb', '/', ''] as const;

const RULES = {
  path: 'path-exact',
  prefix: 'path-prefix',
  path_separated_prefix: 'path-separated-prefix',
} as const;

/** Regular expression or template, what it matches, what it just misses. */
const REGEXES = [
  ['/a/[0-9]+', '/a/12', '/a/12/'],
  ['/a.*', '/a/b', '/xa'],
  ['(?i)/API(/.*)?', '/api/v1', '/apis'],
  ['/(a|ab)(b|/c)?', '/abb', '/abbb'],
  ['.*\\.json', '/a.json', '/a.jsonx'],
  ['/\\pL+', '/api', '/v1'],
  ['/a/b/?', '/a/b/', '/a/b//'],
] as const;
const TEMPLATES = [
  ['/a/*', '/a/b', '/a/b/c'],
  ['/a/**', '/a/b/c', '/a'],
  ['/api/{n}', '/api/v1', '/api/'],
  ['/api/{n=v1/*}', '/api/v1/x', '/api/v2/x'],
  ['/a/{n}.json', '/a/x.json', '/a/x.jso'],
  ['/api/v*', '/api/vvv', '/api/v1'],
  ['/{a}/{b}', '/a/b', '/a'],
] as const;

const at = (path: string) => (draft: Draft) => {
  draft.path = path;
};

function clause(kind: Kind, hit: string, miss: string): Clause {
  return { kind, satisfy: at(hit), spoil: at(miss) };
}

function cased(random: Random, field: 'path' | 'prefix', hit: string, miss: string): Made {
  const kind = RULES[field];
  const text = random.chance(0.15) ? random.pick(LITERAL_ODD) : null;
  if (text !== null && (field !== 'path' || text !== ''))
    return {
      json: { [field]: text },
      clauses: [clause(`${kind}: odd`, text === '' ? '/' : text, `${text}x`.replace('/', '/y'))],
    };
  return { json: { [field]: hit }, clauses: [clause(kind, hit, miss)] };
}

function insensitive(random: Random, field: keyof typeof RULES): Made {
  const word = random.pick(WORDS);
  const hit = random.chance(0.5) ? word.toUpperCase() : word;
  return {
    json: { [field]: word, case_sensitive: false },
    clauses: [clause(`${RULES[field]}: ignoring case`, hit, `/y${word}`)],
  };
}

const fromTable = (random: Random, kind: Kind, table: typeof REGEXES | typeof TEMPLATES): Made<string> => {
  const [text, hit, miss] = random.pick<(typeof table)[number]>(table);
  return { json: text, clauses: [clause(kind, hit, miss)] };
};

function connect(random: Random): Made {
  return {
    json: { connect_matcher: {} },
    clauses: [
      {
        kind: 'path-connect',
        satisfy: (draft) => {
          draft.method = 'CONNECT';
          draft.target = `${draft.host ?? 'a.com'}:${random.pick(['80', '443'])}`;
        },
        spoil: (draft) => {
          draft.method = 'GET';
          draft.target = null;
        },
      },
    ],
  };
}

/** `prefix` is the configured text where there is one: rewrites depend on it. */
export function madePath(random: Random): Made {
  const word = random.pick(WORDS);
  switch (random.below(12)) {
    case 0:
    case 1:
    case 2:
      return cased(random, 'prefix', word, `/y${word}`);
    case 3:
    case 4:
      return cased(random, 'path', word, random.pick([`${word}/`, `${word}x`, word.slice(0, -1)]));
    case 5:
      return insensitive(random, random.pick(['prefix', 'path', 'path_separated_prefix'] as const));
    case 6:
    case 7: {
      const { json, clauses } = fromTable(random, 'path-regex', REGEXES);
      return { json: { safe_regex: { regex: json } }, clauses };
    }
    case 8:
    case 9: {
      const hit = random.pick([word, `${word}/`, `${word}/x`]);
      const made = clause('path-separated-prefix', hit, `${word}x`);
      return { json: { path_separated_prefix: word }, clauses: [made] };
    }
    case 10: {
      const { json, clauses } = fromTable(random, 'path-template', TEMPLATES);
      const template = {
        '@type': 'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
        path_template: json,
      };
      const policy = { name: 'envoy.path.match.uri_template.uri_template_matcher', typed_config: template };
      return { json: { path_match_policy: policy }, clauses };
    }
    default:
      return random.chance(0.7) ? connect(random) : { json: { prefix: '/' }, clauses: [] };
  }
}
