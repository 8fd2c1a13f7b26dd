import type { Raw } from './raw';
import type { HostRewriteDetail, PathRewriteDetail } from './route-detail-model';
import type { RegexRewrite } from './route-policy-model';
import { readExtension } from './route-settings';

/** type.matcher.v3.RegexMatchAndSubstitute */
export function readRegexRewrite(raw: Raw): RegexRewrite {
  return { pattern: raw.at('pattern').text('regex'), substitution: raw.text('substitution') };
}

/** How the path changes on its way to the upstream; one of four fields. */
export function readPathRewriteDetail(raw: Raw): PathRewriteDetail | null {
  const prefix = raw.text('prefix_rewrite');
  if (prefix !== '') return { kind: 'prefix', value: prefix };
  const regex = raw.at('regex_rewrite');
  if (regex.object !== null) return { kind: 'regex', ...readRegexRewrite(regex) };
  const policy = raw.at('path_rewrite_policy');
  if (policy.object !== null) return { kind: 'policy', extension: readExtension(policy) };
  const format = raw.text('path_rewrite');
  return format === '' ? null : { kind: 'format', value: format };
}

/** How the host changes on its way to the upstream (oneof RouteAction.host_rewrite_specifier). */
export function readHostRewriteDetail(raw: Raw): HostRewriteDetail | null {
  const literal = raw.text('host_rewrite_literal');
  if (literal !== '') return { kind: 'literal', value: literal };
  const header = raw.text('host_rewrite_header');
  if (header !== '') return { kind: 'header', value: header };
  const regex = raw.at('host_rewrite_path_regex');
  if (regex.object !== null) return { kind: 'path-regex', ...readRegexRewrite(regex) };
  const format = raw.text('host_rewrite');
  if (format !== '') return { kind: 'format', value: format };
  return raw.flag('auto_host_rewrite') ? { kind: 'auto' } : null;
}
