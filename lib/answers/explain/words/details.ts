import type { Words } from '../types';
import { name } from './names';

/** `%RESPONSE_CODE_DETAILS%` in words: the text before any `{` or `[`. */
const DETAILS: Readonly<Record<string, string>> = {
  route_not_found: 'no route matched',
  direct_response: 'the route, or its virtual host, answers',
  cluster_not_found: 'the cluster is not in this Envoy',
  no_healthy_upstream: 'no host of the cluster can take requests',
  filter_chain_not_found: 'no filter chain matched',
  cors_response: 'a CORS preflight, answered by Envoy',
  fault_filter_abort: 'the fault filter aborts',
  rbac_access_denied_matched_policy: 'an RBAC rule denies',
  jwt_authn_access_denied: 'a token is wanted',
  upgrade_failed: 'the upgrade is not allowed',
  missing_host_header: 'the request has no host',
  missing_path_rejected: 'the request has no path',
  absolute_path_rejected: 'the path does not begin with a slash',
  path_normalization_failed: 'the path cannot be normalised',
  low_version: 'HTTP/1.0 is not accepted here',
  query_missing_content_type: 'QUERY needs a content type',
  'http.invalid_authority': 'the host has characters that no host may have',
  'http1.codec_error': 'this is not HTTP/1 as the codec reads it',
  'http1.invalid_url': 'the request target is not valid',
  'http1.invalid_scheme': 'the scheme of the target is neither http nor https',
  'http1.invalid_characters': 'there are control characters in it',
  'http1.unexpected_underscore': 'a header name has an underscore',
  'http1.invalid_transfer_encoding': 'the transfer encoding is not chunked',
  'http1.content_length_and_chunked_not_allowed': 'length and chunks contradict each other',
  'http1.https_url_on_plaintext_connection': 'an https URL came over plaintext',
  filter_removed_required_request_headers: 'a rewrite took away what CONNECT needs',
};

/** The value in `name{value}` or `name[value]`; '' without one. */
const valueIn = (details: string): string => /[{[](.*)[}\]]$/s.exec(details)?.[1] ?? '';

/** Response-code details as a sentence part; null when they are not known. */
export function detailsWords(details: string): Words | null {
  const key = details.replace(/[{[].*$/s, '');
  const said = Object.hasOwn(DETAILS, key) ? DETAILS[key] : undefined;
  if (said === undefined) return null;
  const value = valueIn(details);
  return value === '' ? [said] : [said, ' (', name(value), ')'];
}
