import type {
  MatcherBody,
  MatcherBranch,
  MatcherInput,
  MatcherOutcome,
  MatcherPredicate,
  MatcherTest,
  MatcherTree,
} from './matcher-model';
import { readRanges } from './ranges';
import type { Raw } from './raw';
import { readStringMatch } from './value-match';

/**
 * Levels of matchers and predicates that are read. Envoy parses at most 100 levels of messages, and each level
 * here is at least three of those: only what never was a working tree is deeper.
 */
export const MATCHER_LEVELS = 40;

/** Called for every action of a tree, in its order, with the configuration of the action. */
export type OnAction = (config: Raw) => void;

const ARGUMENTS = ['header_name', 'query_param', 'cookie_name', 'key', 'filter', 'name'] as const;

/** The first field of an input's configuration that says which header, parameter or key it reads. */
function readInput(raw: Raw): MatcherInput {
  const config = raw.at('typed_config');
  const argument = ARGUMENTS.map((field) => config.at(field).value).find(
    (value) => typeof value === 'string',
  );
  return {
    name: raw.text('name'),
    type: config.type,
    argument: typeof argument === 'string' ? argument : '',
  };
}

const IP_INPUT_MATCHER = 'envoy.extensions.matching.input_matchers.ip.v3.Ip';

function readTest(raw: Raw): MatcherTest {
  if (raw.at('value_match').object !== null)
    return { kind: 'value', match: readStringMatch(raw.at('value_match')) };
  const custom = raw.at('custom_match');
  if (custom.object === null) return { kind: 'unknown' };
  const config = custom.at('typed_config');
  if (config.type === IP_INPUT_MATCHER) return { kind: 'ip', ranges: readRanges(config.at('cidr_ranges')) };
  return { kind: 'custom', name: custom.text('name'), type: config.type };
}

class TreeReader {
  readonly #onAction: OnAction;

  constructor(onAction: OnAction) {
    this.#onAction = onAction;
  }

  tree(raw: Raw, level: number): MatcherTree {
    const next = raw.at('on_no_match');
    return {
      pointer: raw.pointer,
      body: this.#body(raw, level),
      onNoMatch: next.object === null ? null : this.#outcome(next, level),
    };
  }

  #body(raw: Raw, level: number): MatcherBody {
    const list = raw.at('matcher_list');
    if (list.object !== null) {
      const rules = list
        .at('matchers')
        .objects()
        .map((rule) => ({
          predicate: this.#predicate(rule.at('predicate'), level),
          outcome: this.#outcome(rule.at('on_match'), level),
        }));
      return { kind: 'list', rules };
    }
    const tree = raw.at('matcher_tree');
    return tree.object === null ? { kind: 'none' } : this.#lookup(tree, level);
  }

  #lookup(raw: Raw, level: number): MatcherBody {
    const input = readInput(raw.at('input'));
    for (const kind of ['exact', 'prefix'] as const) {
      const map = raw.at(`${kind}_match_map`).at('map');
      if (map.object === null) continue;
      const branches = map.keys().map(
        (key): MatcherBranch => ({
          keys: [key],
          exclusive: false,
          outcome: this.#outcome(map.key(key), level),
        }),
      );
      return { kind, input, branches };
    }
    return this.#custom(raw.at('custom_match'), input, level);
  }

  /** xds.type.matcher.v3: IPMatcher, ServerNameMatcher, Int32/Int64/DoubleRangeMatcher. */
  #custom(raw: Raw, input: MatcherInput, level: number): MatcherBody {
    const config = raw.at('typed_config');
    const message = config.type.slice(config.type.lastIndexOf('.') + 1);
    const branches = (field: string, keysOf: (branch: Raw) => readonly string[]) =>
      config
        .at(field)
        .objects()
        .map(
          (branch): MatcherBranch => ({
            keys: keysOf(branch),
            exclusive: branch.flag('exclusive'),
            outcome: this.#outcome(branch.at('on_match'), level),
          }),
        );
    if (message === 'IPMatcher')
      return {
        kind: 'ip',
        input,
        branches: branches('range_matchers', (each) => readRanges(each.at('ranges'))),
      };
    if (message === 'ServerNameMatcher')
      return {
        kind: 'server-name',
        input,
        branches: branches('domain_matchers', (each) => each.texts('domains')),
      };
    if (message.endsWith('RangeMatcher'))
      return { kind: 'range', input, branches: branches('range_matchers', numberRanges) };
    config.notices.add('unknown-type', () => config.pointer, config.type);
    return { kind: 'custom', input, name: raw.text('name'), type: config.type };
  }

  #predicate(raw: Raw, level: number): MatcherPredicate {
    if (level >= MATCHER_LEVELS) return tooDeep(raw);
    const single = raw.at('single_predicate');
    if (single.object !== null)
      return { kind: 'single', input: readInput(single.at('input')), test: readTest(single) };
    for (const [field, kind] of LISTS) {
      const list = raw.at(field);
      if (list.object === null) continue;
      const of = list.at('predicate').objects();
      return { kind, of: of.map((each) => this.#predicate(each, level + 1)) };
    }
    const not = raw.at('not_matcher');
    if (not.object !== null) return { kind: 'not', of: this.#predicate(not, level + 1) };
    raw.notices.add('unknown-field', () => raw.pointer, 'predicate');
    return { kind: 'unknown', pointer: raw.pointer };
  }

  #outcome(raw: Raw, level: number): MatcherOutcome {
    const keepMatching = raw.flag('keep_matching');
    const action = raw.at('action');
    if (action.object !== null) {
      const config = action.at('typed_config');
      this.#onAction(config);
      return {
        kind: 'action',
        name: action.text('name'),
        type: config.type,
        value: config.type === 'google.protobuf.StringValue' ? config.text('value') : null,
        pointer: action.pointer,
        keepMatching,
      };
    }
    const matcher = raw.at('matcher');
    if (matcher.object === null) {
      raw.notices.add('unknown-field', () => raw.pointer, 'on_match');
      return { kind: 'unknown', pointer: raw.pointer };
    }
    if (level >= MATCHER_LEVELS) return tooDeep(matcher);
    return { kind: 'matcher', tree: this.tree(matcher, level + 1), keepMatching };
  }
}

const LISTS = [
  ['or_matcher', 'or'],
  ['and_matcher', 'and'],
] as const;

function tooDeep(raw: Raw): { readonly kind: 'too-deep'; readonly pointer: Raw['pointer'] } {
  raw.notices.add('too-deep', () => raw.pointer, 'matcher');
  return { kind: 'too-deep', pointer: raw.pointer };
}

/** `[80, 90)`: the end of an Int64Range is not included. */
function numberRanges(branch: Raw): readonly string[] {
  const bound = (range: Raw, field: string): string => {
    const value = range.at(field).value;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '0';
  };
  return branch
    .at('ranges')
    .objects()
    .map((range) => `[${bound(range, 'start')}, ${bound(range, 'end')})`);
}

/**
 * A matcher tree, or null when there is none. `onAction` sees the typed configuration of each action in the order
 * of the tree: a virtual host's are routes, a listener's the names of filter chains. What is not understood, or
 * nested too deeply, stands in its place with a notice.
 */
export function readMatcherTree(raw: Raw, onAction: OnAction = () => {}): MatcherTree | null {
  return raw.object === null ? null : new TreeReader(onAction).tree(raw, 0);
}
