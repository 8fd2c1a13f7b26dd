import {
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

/**
 * Everything that a view can be restored from. Typing replaces the history entry, selecting pushes one.
 * `source` absent means the server's default source; `proxy` absent means the first readable proxy.
 */
export const TARGET_PARAMS = {
  source: parseAsString,
  proxy: parseAsString,
};

/**
 * `q`: filter text; `sel`: JSON pointer or name of the selected row; `tab`: tab of the side panel; `full`: what is
 * selected takes the whole page, in the place of the list and its panel; `sort`: `port`, or `-port` for descending;
 * `cols`: the columns that the reader chose.
 */
export const LIST_PARAMS = {
  q: parseAsString.withDefault(''),
  sel: parseAsString,
  tab: parseAsString,
  full: parseAsStringLiteral(['on']),
  sort: parseAsString,
  cols: parseAsArrayOf(parseAsString),
};

/** `list`: which of the page's two lists stands there; absent: clusters. */
export const CLUSTERS_PARAMS = { ...LIST_PARAMS, list: parseAsStringLiteral(['endpoints']) };

export const ROUTES_PARAMS = { ...LIST_PARAMS, config: parseAsString };

const NONE = '(none)';

/** A facet has a value for what has none; an empty item would be no item. */
const facetValue = createParser<string>({
  parse: (text) => (text === NONE ? '' : text),
  serialize: (value) => (value === '' ? NONE : value),
});

/**
 * `q` and `section` narrow the list of resources. `find` searches by `mode` (`case`, `word`: switches), narrowed by
 * `within` (titles of sections), `kind`, `state`, `origin`; `hit` is the number of the open hit, `at` the JSON pointer
 * that is open, `view` how the document is shown, `levels` how far its tree is opened.
 */
export const DUMP_PARAMS = {
  q: parseAsString.withDefault(''),
  section: parseAsString,
  find: parseAsString.withDefault(''),
  mode: parseAsStringLiteral(['text', 'regex', 'key']).withDefault('text'),
  case: parseAsStringLiteral(['on']),
  word: parseAsStringLiteral(['on']),
  within: parseAsArrayOf(facetValue),
  kind: parseAsArrayOf(facetValue),
  state: parseAsArrayOf(facetValue),
  origin: parseAsArrayOf(facetValue),
  at: parseAsString,
  hit: parseAsInteger,
  view: parseAsStringLiteral(['tree', 'raw', 'yaml']).withDefault('tree'),
  levels: parseAsInteger,
};

export const MAP_PARAMS = {
  ...LIST_PARAMS,
  view: parseAsStringLiteral(['map', 'table']).withDefault('map'),
};

/** `as`: how an answer is shown; the others are of `/stats`: `of` one type, `by` order, `nonzero`, `all` asked for. */
export const ADMIN_PARAMS = {
  op: parseAsString,
  as: parseAsStringLiteral(['text']),
  of: parseAsStringLiteral(['counter', 'gauge', 'histogram', 'text']),
  by: parseAsStringLiteral(['name', 'value']),
  nonzero: parseAsStringLiteral(['on']),
  all: parseAsStringLiteral(['on']),
};

/** `r`: the request as JSON (`explain-link.ts`); `for`: JSON pointer of a route or virtual host to begin with. */
export const EXPLAIN_PARAMS = { r: parseAsString, for: parseAsString };

const ALL = {
  ...TARGET_PARAMS,
  ...DUMP_PARAMS,
  ...MAP_PARAMS,
  ...ROUTES_PARAMS,
  ...CLUSTERS_PARAMS,
  ...ADMIN_PARAMS,
  ...EXPLAIN_PARAMS,
};
const serialize = createSerializer(ALL);

export type Page =
  | '/overview'
  | '/map'
  | '/explain'
  | '/listeners'
  | '/routes'
  | '/clusters'
  | '/secrets'
  | '/config'
  | '/bootstrap'
  | '/admin';

interface TargetParams {
  readonly source: string | null;
  readonly proxy: string | null;
}

type PageParams = Parameters<typeof serialize>[1];

/** A link to a page of the same target. `hrefTo('/routes', target, { q: '/status' })`. */
export function hrefTo(page: Page, target: TargetParams, params: PageParams = {}): string {
  return serialize(page, { ...target, ...params });
}

/** What chat programs and Markdown end a link at, or take for a mark of theirs, though a URL may hold it. */
const ENDS_LINK = /["'()*<>[\\\]^`{|}~]/g;

/** The same link as text that programs keep whole: such characters are percent-encoded. */
export function wholeLink(href: string): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return href.replace(ENDS_LINK, hex);
}

/** The same view with another filter. */
export function withText(href: string, q: string): string {
  return serialize(href, { q });
}

/** The same view of another target: everything else in the URL stays. */
export function retarget(href: string, target: TargetParams): string {
  return serialize(href, { source: target.source, proxy: target.proxy });
}
