import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '@/lib/core/json';
import { MATCHER_LEVELS, readMatcherTree } from './matcher-tree';
import type { MatcherOutcome, MatcherTree } from './model';
import { Raw } from './raw';
import { listenersFixture } from './testing/fixtures';
import { dumpOf, listenerIn } from './testing/read';

const listener = listenerIn(dumpOf(listenersFixture('dump')), 'by-tree', 'active');

function treeOf(outcome: MatcherOutcome | undefined | null): MatcherTree {
  if (outcome?.kind !== 'matcher') throw new Error('no tree here');
  return outcome.tree;
}

function branchOf(tree: MatcherTree | null, key: string): MatcherOutcome | undefined {
  if (tree === null || !('branches' in tree.body)) throw new Error('no lookup here');
  return tree.body.branches.find(({ keys }) => keys.includes(key))?.outcome;
}

const chain = (outcome: MatcherOutcome | undefined | null) =>
  outcome?.kind === 'action' ? outcome.value : undefined;

describe('the matcher tree of a real listener', () => {
  const tree = listener.matcher;

  it('looks up the destination port', () => {
    expect(tree?.body).toMatchObject({
      kind: 'exact',
      input: {
        type: 'envoy.extensions.matching.common_inputs.network.v3.DestinationPortInput',
        argument: '',
      },
    });
    expect(tree?.pointer).toBe(`${listener.pointer}/listener/filter_chain_matcher`);
  });

  it('looks up ranges and domains, with what is exclusive', () => {
    const bySource = treeOf(branchOf(tree, '80'));
    expect(bySource.body).toMatchObject({
      kind: 'ip',
      branches: [
        { keys: ['10.0.0.0/8'], exclusive: false },
        { keys: ['0.0.0.0/0', '::/0'], exclusive: true },
      ],
    });
    expect(chain(branchOf(bySource, '10.0.0.0/8'))).toBe('internal');
    const byName = treeOf(branchOf(tree, '443'));
    expect(byName.body.kind).toBe('server-name');
    expect(chain(branchOf(byName, '*.shop.example.com'))).toBe('tls');
    expect(chain(branchOf(byName, '*'))).toBe('no-such-chain');
    expect(chain(byName.onNoMatch)).toBe('plain');
    expect(bySource.onNoMatch).toBeNull();
  });

  it('reads every predicate of a list', () => {
    const byList = treeOf(branchOf(tree, '8443'));
    const [rule] = byList.body.kind === 'list' ? byList.body.rules : [];
    expect(rule?.predicate).toMatchObject({
      kind: 'or',
      of: [
        { kind: 'single', test: { kind: 'value', match: { kind: 'exact', value: 'tls' } } },
        {
          kind: 'and',
          of: [
            { kind: 'single', test: { kind: 'value', match: { kind: 'contains', value: 'h2' } } },
            { kind: 'not', of: { kind: 'single', input: { name: 'SourceTypeInput' } } },
            { kind: 'single', test: { kind: 'ip', ranges: ['192.0.2.0/24'] } },
          ],
        },
      ],
    });
    expect(chain(byList.onNoMatch)).toBe('internal');
  });

  it('goes on where nothing matched', () => {
    const rest = treeOf(tree?.onNoMatch);
    expect(rest.body).toMatchObject({ kind: 'prefix', input: { name: 'SourcePortInput' } });
    expect([chain(branchOf(rest, '4')), chain(branchOf(rest, '42'))]).toEqual(['internal', 'plain']);
  });
});

const XDS = 'x/xds.type.matcher.v3.';

function read(document: Json) {
  const raw = Raw.root(document);
  const actions: string[] = [];
  const tree = readMatcherTree(raw, (config) => actions.push(config.type));
  return { tree, actions, notices: raw.notices.list };
}

const act = (type: string): JsonObject => ({ action: { name: 'a', typed_config: { '@type': `x/${type}` } } });

describe('readMatcherTree', () => {
  it('shows every action in the order of the tree', () => {
    const { actions } = read({
      matcher_tree: {
        input: { typed_config: { header_name: 'x-shop' } },
        exact_match_map: { map: { b: act('first'), a: { matcher: { on_no_match: act('second') } } } },
      },
      on_no_match: act('third'),
    });
    expect(actions).toEqual(['first', 'second', 'third']);
  });

  it('names the header of an input, and keeps hostile keys', () => {
    const map = JSON.parse(
      '{"__proto__": {"action": {"name": "a"}}, "constructor": {"action": {"name": "b"}}}',
    ) as Json;
    const { tree } = read({
      matcherTree: { input: { typedConfig: { headerName: 'x-shop' } }, exactMatchMap: { map } },
    });
    expect(tree?.body).toMatchObject({ kind: 'exact', input: { argument: 'x-shop' } });
    expect(branchOf(tree, '__proto__')).toMatchObject({ kind: 'action', name: 'a' });
    expect(branchOf(tree, 'constructor')).toMatchObject({ kind: 'action', name: 'b', value: null });
  });

  it('reads ranges of numbers', () => {
    const ranges = [{ start: '1', end: '3' }, { end: 9 }];
    const config = { '@type': `${XDS}Int64RangeMatcher`, range_matchers: [{ ranges, on_match: act('n') }] };
    const { tree } = read({ matcher_tree: { input: {}, custom_match: { typed_config: config } } });
    expect(tree?.body).toMatchObject({ kind: 'range', branches: [{ keys: ['[1, 3)', '[0, 9)'] }] });
  });

  it('notes what it does not know, in its place', () => {
    const custom = { name: 'hyperscan', typed_config: { '@type': 'x/envoy.Hyperscan' } };
    const unknown = read({
      matcher_list: { matchers: [{ predicate: { new_predicate: {} }, on_match: { new_outcome: {} } }] },
      on_no_match: { matcher: { matcher_tree: { input: {}, custom_match: custom } } },
    });
    expect(unknown.tree).toMatchObject({
      body: { kind: 'list', rules: [{ predicate: { kind: 'unknown' }, outcome: { kind: 'unknown' } }] },
      onNoMatch: {
        kind: 'matcher',
        tree: { body: { kind: 'custom', name: 'hyperscan', type: 'envoy.Hyperscan' } },
      },
    });
    expect(unknown.notices.map(({ code, subject }) => [code, subject])).toEqual([
      ['unknown-field', 'predicate'],
      ['unknown-field', 'on_match'],
      ['unknown-type', 'envoy.Hyperscan'],
    ]);
  });

  it('has no tree where there is none, and an empty one where there is nothing in it', () => {
    expect(read(null).tree).toBeNull();
    expect(readMatcherTree(Raw.root({}).at('filter_chain_matcher'))).toBeNull();
    expect(read({}).tree).toMatchObject({ body: { kind: 'none' }, onNoMatch: null });
  });

  it('stops at trees and predicates that are nested too deeply, and says so', () => {
    let tree: JsonObject = act('bottom');
    let predicate: JsonObject = { single_predicate: { input: {}, value_match: { exact: 'x' } } };
    for (let level = 0; level < 5_000; level += 1) {
      tree = { matcher: { on_no_match: tree } };
      predicate = { not_matcher: predicate };
    }
    const deep = read({ on_no_match: tree });
    expect(deep.actions).toEqual([]);
    expect(deep.notices).toMatchObject([{ code: 'too-deep', subject: 'matcher' }]);
    let levels = 0;
    for (let at = deep.tree?.onNoMatch; at?.kind === 'matcher'; at = at.tree.onNoMatch) levels += 1;
    expect(levels).toBe(MATCHER_LEVELS);
    const list = read({ matcher_list: { matchers: [{ predicate, on_match: act('x') }] } });
    expect(list.notices).toMatchObject([{ code: 'too-deep' }]);
    expect(list.actions).toEqual(['x']);
  });
});
