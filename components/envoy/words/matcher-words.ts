import type { MatcherBody, MatcherInput, MatcherPredicate, MatcherTest } from '@/lib/envoy/model';
import { valueWords } from './value-words';

// By message name of the input's configuration: envoy.extensions.matching.common_inputs.*, envoy.type.matcher.v3.
const INPUTS: ReadonlyMap<string, string> = new Map([
  ['DestinationIPInput', 'destination IP'],
  ['DestinationPortInput', 'destination port'],
  ['SourceIPInput', 'source IP'],
  ['SourcePortInput', 'source port'],
  ['DirectSourceIPInput', 'direct source IP'],
  ['SourceTypeInput', 'source type'],
  ['ServerNameInput', 'server name (SNI)'],
  ['TransportProtocolInput', 'transport protocol'],
  ['ApplicationProtocolInput', 'ALPN'],
  ['NetworkNamespaceInput', 'network namespace'],
  ['FilterStateInput', 'filter state'],
  ['DynamicMetadataInput', 'dynamic metadata of'],
  ['UriSanInput', 'client URI SAN'],
  ['DnsSanInput', 'client DNS SAN'],
  ['SubjectInput', 'client subject'],
  ['HttpRequestHeaderMatchInput', 'request header'],
  ['HttpRequestTrailerMatchInput', 'request trailer'],
  ['HttpResponseHeaderMatchInput', 'response header'],
  ['HttpResponseTrailerMatchInput', 'response trailer'],
  ['HttpRequestQueryParamMatchInput', 'query parameter'],
  ['HttpAttributesCelMatchInput', 'CEL expression'],
]);

const messageOf = (type: string): string => type.slice(type.lastIndexOf('.') + 1);

/** What a matcher looks at: `server name (SNI)`, `request header x-shop`; an unknown input by its own name. */
export function inputText({ name, type, argument }: MatcherInput): string {
  const known = INPUTS.get(messageOf(type)) ?? (messageOf(type) || name || 'an input without a name');
  return argument === '' ? known : `${known} ${argument}`;
}

/** How a tree decides, and what comes first. */
export function bodyText(body: MatcherBody): string {
  switch (body.kind) {
    case 'list':
      return 'first rule that matches';
    case 'exact':
      return `by ${inputText(body.input)}, the exact value`;
    case 'prefix':
      return `by ${inputText(body.input)}, the longest prefix first`;
    case 'ip':
      return `by ${inputText(body.input)}, the longest range first`;
    case 'server-name':
      return `by ${inputText(body.input)}, the exact name first, then the longest wildcard`;
    case 'range':
      return `by ${inputText(body.input)}, the first range that has it`;
    case 'custom':
      return `by ${inputText(body.input)}, decided by ${body.name || messageOf(body.type)}, which Gatescope does not read`;
    case 'none':
      return 'no matcher: goes on at once';
  }
}

function testText(test: MatcherTest): string {
  switch (test.kind) {
    case 'value':
      return valueWords(test.match, false);
    case 'ip':
      return `in ${test.ranges.join(', ')}`;
    case 'custom':
      return `accepted by ${test.name || messageOf(test.type)}`;
    case 'unknown':
      return '(not understood)';
  }
}

const isJoined = (predicate: MatcherPredicate): boolean =>
  (predicate.kind === 'and' || predicate.kind === 'or') && predicate.of.length > 1;

const inner = (predicate: MatcherPredicate): string =>
  isJoined(predicate) ? `(${matcherPredicateText(predicate)})` : matcherPredicateText(predicate);

/** A rule's condition in one text: `transport protocol = tls or (ALPN containing h2 and not source type = local)`. */
export function matcherPredicateText(predicate: MatcherPredicate): string {
  switch (predicate.kind) {
    case 'single':
      return `${inputText(predicate.input)} ${testText(predicate.test)}`;
    case 'not':
      return `not ${inner(predicate.of)}`;
    case 'and':
    case 'or':
      return predicate.of.length === 0 ? 'never' : predicate.of.map(inner).join(` ${predicate.kind} `);
    case 'unknown':
      return 'a condition that is not understood';
    case 'too-deep':
      return 'nested too deeply to be read';
  }
}
