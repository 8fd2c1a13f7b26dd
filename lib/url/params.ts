import { createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';

/**
 * Everything that a view can be restored from. Typing replaces the history entry, selecting pushes one.
 * `source` absent means the server's default source; `proxy` absent means the first readable proxy.
 */
export const TARGET_PARAMS = {
  source: parseAsString,
  proxy: parseAsString,
};

/** `q`: filter text; `sel`: JSON pointer or name of the selected row; `tab`: tab of the side panel. */
export const LIST_PARAMS = {
  q: parseAsString.withDefault(''),
  sel: parseAsString,
  tab: parseAsString,
};

export const ROUTES_PARAMS = { ...LIST_PARAMS, config: parseAsString };

/** `section` narrows the list, `find` searches the text, `at` is the JSON pointer that is open. */
export const DUMP_PARAMS = {
  q: parseAsString.withDefault(''),
  section: parseAsString,
  find: parseAsString.withDefault(''),
  case: parseAsStringLiteral(['on']),
  at: parseAsString,
  hit: parseAsInteger,
};

export const MAP_PARAMS = {
  ...LIST_PARAMS,
  view: parseAsStringLiteral(['map', 'table']).withDefault('map'),
};

export const ADMIN_PARAMS = { op: parseAsString };

const ALL = { ...TARGET_PARAMS, ...DUMP_PARAMS, ...MAP_PARAMS, ...ROUTES_PARAMS, ...ADMIN_PARAMS };
const serialize = createSerializer(ALL);

export type Page = '/overview' | '/map' | '/listeners' | '/routes' | '/clusters' | '/config' | '/admin';

interface TargetParams {
  readonly source: string | null;
  readonly proxy: string | null;
}

type PageParams = Parameters<typeof serialize>[1];

/** A link to a page of the same target. `hrefTo('/routes', target, { q: '/status' })`. */
export function hrefTo(page: Page, target: TargetParams, params: PageParams = {}): string {
  return serialize(page, { ...target, ...params });
}

/** The same view of another target: everything else in the URL stays. */
export function retarget(href: string, target: TargetParams): string {
  return serialize(href, { source: target.source, proxy: target.proxy });
}
