import { expect, test } from 'vitest';
import { rowActionLines, rowPolicyLines } from './row-lines';
import { recordedRoute, texts } from './testing/recorded';

const row = (name: string) => recordedRoute(name).row;

test('what a row says of its action', () => {
  const action = (name: string) => texts(rowActionLines(row(name).action));
  expect(action('everything')).toEqual(['path rewrite: prefix → /inner/', 'host rewrite: inner.example.com']);
  expect(action('by-header')[0]).toBe('cluster_header: x-cluster');
  expect(action('by-plugin')[0]).toBe('cluster_specifier_plugin: shared-lua');
  expect(action('by-unknown-plugin')[0]).toBe('inline_cluster_specifier_plugin: inline-lua');
  expect(action('redirect')).toEqual(['redirect: 308', expect.stringMatching(/^to: https:/)]);
  expect(action('answer')).toEqual(['direct_response: 418', 'body: short and stout']);
  expect(action('nowhere')[0]).toMatch(/^non_forwarding_action: /);
  expect(action('by-filter')).toEqual(['filter_action: envoy.config.route.v3.NonForwardingAction']);
  expect(texts(rowActionLines({ kind: 'unknown', field: '' }))).toEqual(['action: none']);
});

test('what a row says of its policy; mirrors that are not there are marked', () => {
  const lines = rowPolicyLines(row('everything'));
  expect(texts(lines)).toEqual([
    'timeout: 3 s',
    'idle_timeout: 60 s',
    'retry_policy: 3 on connect-failure, 5xx, retriable-headers, retriable-status-codes, 1 s each',
    'request_mirror_policies: outbound|8080|v2|cart.shop.svc.cluster.local | outbound|9999||gone.shop.svc.cluster.local | named by a header',
    'hash_policy: 5 hash policies',
    'cors: set on this route',
    expect.stringMatching(/^typed_per_filter_config: /),
  ]);
  const mirrors = lines.find(({ field }) => field === 'request_mirror_policies')?.values;
  expect(mirrors?.map(({ missing = false }) => missing)).toEqual([false, true, false]);
});
