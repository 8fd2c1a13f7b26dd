import type { MessageFields } from './descriptors.ts';
import { messagesOf } from './descriptors.ts';

const ROUTE = 'envoy.config.route.v3.';
const FILES = [
  'envoy/config/route/v3/route.proto',
  'envoy/config/route/v3/route_components.proto',
  'envoy/config/route/v3/scoped_route.proto',
  'envoy/config/core/v3/base.proto',
  'envoy/config/core/v3/substitution_format_string.proto',
  'envoy/type/v3/percent.proto',
  'envoy/type/matcher/v3/metadata.proto',
  'envoy/type/matcher/v3/filter_state.proto',
  'envoy/type/matcher/v3/address.proto',
];

const OTHERS: ReadonlySet<string> = new Set([
  'envoy.config.core.v3.HeaderValueOption',
  'envoy.config.core.v3.Metadata',
  'envoy.config.core.v3.RuntimeFractionalPercent',
  'envoy.config.core.v3.SubstitutionFormatString',
  'envoy.type.v3.FractionalPercent',
  'envoy.type.matcher.v3.AddressMatcher',
  'envoy.type.matcher.v3.FilterStateMatcher',
  'envoy.type.matcher.v3.MetadataMatcher',
]);

/** Field names of the messages that routes are made of, by message, out of a program of Envoy. */
export function routeMessages(program: Buffer): Readonly<Record<string, readonly string[]>> {
  const all: ReadonlyMap<string, MessageFields> = messagesOf(program, FILES);
  const wanted = [...all].filter(([name]) => name.startsWith(ROUTE) || OTHERS.has(name));
  return Object.fromEntries(
    wanted
      .filter(([name]) => !name.endsWith('Entry'))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, fields]) => [name, Object.keys(fields)]),
  );
}
