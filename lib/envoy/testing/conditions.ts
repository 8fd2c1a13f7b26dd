import type { Json } from '@/lib/core/json';
import { HTTP, header, type Place } from './place';

const rbac = (header_: Json): Json => ({
  '@type': `${HTTP}rbac.v3.RBAC`,
  rules: {
    policies: { 'token-required': { permissions: [{ header: header_ }], principals: [{ any: true }] } },
  },
});

/** Conditions, names and references: without them Gatescope would explain something else than Envoy does. */
export const KEEPING_PLACES: readonly Place[] = [
  {
    name: 'a header match',
    make: (text) => ({
      match: {
        headers: [
          { name: 'authorization', string_match: { exact: text } },
          { name: 'cookie', exact_match: text },
        ],
      },
    }),
  },
  {
    name: 'a query match',
    make: (text) => ({
      match: {
        query_parameters: [
          { name: 'token', string_match: { exact: text } },
          { name: 'token', value: text },
        ],
      },
    }),
  },
  {
    name: 'a cookie match',
    make: (text) => ({ match: { cookies: [{ name: 'session-token', string_match: { exact: text } }] } }),
  },
  { name: 'a path match', make: (text) => ({ match: { safe_regex: { regex: `/a?token=${text}` } } }) },
  { name: 'an RBAC rule', make: (text) => rbac({ name: 'authorization', string_match: { exact: text } }) },
  {
    name: 'a hash policy',
    make: (text) => ({ hash_policy: [{ cookie: { name: text } }, { header: { header_name: text } }] }),
  },
  {
    name: 'the name of a filter',
    make: (text) => ({ typed_per_filter_config: { 'token-filter': { stat: text } } }),
  },
  {
    name: 'a key of a matcher tree',
    make: (text) => ({ exact_match_map: { map: { 'secret-token': { action: { name: text } } } } }),
  },
  {
    name: 'references to secrets',
    make: (text) => ({
      tls_certificate_sds_secret_configs: [{ name: text }],
      token_secret: { name: text },
      secret_name: text,
    }),
  },
  {
    name: 'the name of a secret in its section',
    make: (text) => ({
      dynamic_active_secrets: [
        {
          name: text,
          secret: { name: text, tls_certificate: { certificate_chain: { inline_string: text } } },
        },
      ],
    }),
  },
  {
    name: 'where a secret lies',
    make: (text) => ({ private_key: { filename: text }, password: { environment_variable: text } }),
  },
  {
    name: 'a token bucket',
    make: (text) => ({ token_bucket: { max_tokens: 5, tokens_per_fill: 5, fill_interval: text } }),
  },
  {
    name: 'a rewrite',
    make: (text) => ({ regex_rewrite: { pattern: { regex: `/a?token=${text}` }, substitution: text } }),
  },
  { name: 'a harmless header', make: (text) => ({ request_headers_to_add: [header('x-shop', text)] }) },
  {
    name: 'labels and selectors',
    make: (text) => ({ metadata: { labels: { token: text }, name: text }, selector: { secret: text } }),
  },
  {
    name: 'a match of a VirtualService',
    make: (text) => ({ http: [{ match: [{ headers: { authorization: { exact: text } } }] }] }),
  },
  {
    name: 'a match of an HTTPRoute',
    make: (text) => ({ rules: [{ matches: [{ headers: [{ name: 'authorization', value: text }] }] }] }),
  },
  {
    name: 'references of a pod',
    make: (text) => ({
      imagePullSecrets: [{ name: text }],
      volumes: [{ secret: { secretName: text } }],
      env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: text } } }],
    }),
  },
  {
    name: 'the credential of a Gateway',
    make: (text) => ({ tls: { credentialName: text, mode: 'SIMPLE' } }),
  },
];
