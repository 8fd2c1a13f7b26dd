/**
 * Matcher trees on a request header, for virtual hosts, RBAC and cluster specifiers. What Envoy refuses at load:
 * `keep_matching` in a virtual host; a `matcher_list` without matchers; an xDS regular expression without `google_re2`.
 */
import type { Random } from '../random.ts';
import { type Clause, removeHeader, setHeader } from './draft.ts';

/** A value that leads to a branch, and what the branch does. */
export interface Branch {
  readonly value: string;
  readonly action: object;
}

export const input = (header: string): object => ({
  name: 'header',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.type.matcher.v3.HttpRequestHeaderMatchInput',
    header_name: header,
  },
});

const single = (header: string, value_match: object): object => ({
  single_predicate: { input: input(header), value_match },
});

/** Predicates that take `value`, and none of the other values used here. */
function predicate(random: Random, header: string, value: string): object {
  const own = single(header, random.pick<object>([{ exact: value }, { exact: value, ignore_case: true }]));
  const never = single(header, { exact: 'nobody' });
  const absent = single('x-absent', { prefix: 'a' });
  return random.pick<object>([
    own,
    { or_matcher: { predicate: [never, own] } },
    { and_matcher: { predicate: [own, { not_matcher: never }] } },
    // A missing header makes the inner one false.
    { and_matcher: { predicate: [{ not_matcher: absent }, own] } },
  ]);
}

/** A tree that leads each value to its branch. The values must differ, and none be a prefix of another. */
export function madeTree(
  random: Random,
  header: string,
  branches: readonly Branch[],
  otherwise: object | null,
): object {
  const on_no_match = otherwise === null ? {} : { on_no_match: { action: otherwise } };
  const map = Object.fromEntries(branches.map(({ value, action }) => [value, { action }]));
  const list = {
    matchers: branches.map(({ value, action }) => ({
      predicate: predicate(random, header, value),
      on_match: { action },
    })),
  };
  const inner = { matcher_list: list };
  return random.pick<object>([
    { matcher_list: list, ...on_no_match },
    { matcher_tree: { input: input(header), exact_match_map: { map } }, ...on_no_match },
    { matcher_tree: { input: input(header), prefix_match_map: { map } }, ...on_no_match },
    // A tree in a tree; what it does not take comes back to `on_no_match`.
    {
      matcher_list: {
        matchers: [
          {
            predicate: single(header, { safe_regex: { google_re2: {}, regex: '.*' } }),
            on_match: { matcher: inner },
          },
        ],
      },
      ...on_no_match,
    },
  ]);
}

/** What a request needs for one value. */
export function treeClause(kind: Clause['kind'], header: string, value: string): Clause {
  return {
    kind,
    satisfy: (draft) => setHeader(draft, header, value),
    spoil: (draft) => {
      if (value.length % 2 === 0) removeHeader(draft, header);
      else setHeader(draft, header, 'other');
    },
  };
}
