import { expect, test } from 'vitest';
import { directResponseLines, forwardLines, redirectLines } from './action-lines';
import { recordedRoute, texts } from './testing/recorded';

function forward(name: string) {
  const { config, plugin } = recordedRoute(name);
  if (config.action.kind !== 'forward') throw new Error('does not forward');
  return texts(forwardLines(config.action, plugin));
}

test('how a request is changed on its way', () => {
  expect(forward('everything')).toEqual([
    'cluster_not_found_response_code: 500',
    'prefix_rewrite: /inner/',
    'host_rewrite_literal: inner.example.com',
    'append_x_forwarded_host: true',
    expect.stringMatching(/^metadata_match\.envoy\.lb: .*version: v1/),
    'priority: HIGH',
  ]);
  expect(forward('by-header')).toEqual([
    'cluster_header: x-cluster',
    'regex_rewrite: ^/by-header/(.*)$ → /\\1',
    'host_rewrite_path_regex: ^/([^/]+)/.*$ → \\1.example.com',
  ]);
  expect(forward('match-template')[0]).toContain('path_template_rewrite: /v2/{rest}/{id}');
});

test('what chooses the cluster when it is no name', () => {
  expect(forward('weighted').slice(0, 2)).toEqual([
    'weighted_clusters.runtime_key_prefix: split.cart',
    'weighted_clusters.header_name: x-split-by',
  ]);
  const [name, plugin] = forward('by-plugin');
  expect(name).toBe('cluster_specifier_plugin: shared-lua');
  expect(plugin).toMatch(
    /^cluster_specifier_plugins: shared-lua \(lua\.v3\.LuaConfig\) \| .*default_cluster: outbound/,
  );
  expect(forward('by-plugin')).toContain('path_rewrite: /new%PATH%');
  expect(forward('by-unknown-plugin')[0]).toMatch(/^inline_cluster_specifier_plugin: inline-lua/);
});

test('what Envoy answers itself', () => {
  const { action } = recordedRoute('redirect').config;
  expect(action.kind === 'redirect' && texts(redirectLines(action))).toEqual([
    'response_code: 308',
    'scheme_redirect: https',
    'host_redirect: other.example.com',
    'port_redirect: 8443',
    'prefix_rewrite: /moved',
    'strip_query: true',
  ]);
  const answers = ['answer', 'answer-json', 'answer-file'].map((name) => {
    const direct = recordedRoute(name).config.action;
    return direct.kind === 'direct-response' ? texts(directResponseLines(direct)) : [];
  });
  expect(answers[0]).toEqual([
    'status: 418',
    'body.inline_string: short and stout',
    'body_format.text_format_source.inline_string: %LOCAL_REPLY_BODY% for %REQ(:authority)%',
    'body_format.content_type: text/plain',
  ]);
  expect(answers[1]?.[1]).toMatch(/^body_format\.json_format: /);
  expect(answers[2]).toEqual(['status: 200', 'body.filename: /etc/envoy/answer.txt']);
});
