import type { Filter, ListenerFilter, PortPredicate } from './filter-model';
import type { Raw } from './raw';
import { secretRefs } from './secret-refs';

/** Filters whose configuration names no secret and may be very large. */
const WITHOUT_SECRETS = /\.(?:HttpConnectionManager|TcpProxy|RBAC|Lua|Router)$/;

/** A network, HTTP or listener filter. One that comes by ECDS (`config_discovery`) has no type here. */
export function readFilter(raw: Raw): Filter {
  const config = raw.at('typed_config');
  const { type } = config;
  return {
    name: raw.text('name'),
    type,
    disabled: raw.flag('disabled'),
    byDiscovery: raw.has('config_discovery'),
    secretNames: type === '' || WITHOUT_SECRETS.test(type) ? [] : secretRefs(config.value),
    pointer: raw.pointer,
  };
}

/** A predicate nested deeper than this cannot come from an Envoy, which parses at most 100 levels of messages. */
const LEVELS = 50;

const LISTS = [
  ['or_match', 'or'],
  ['and_match', 'and'],
] as const;

function readPredicate(raw: Raw, level: number): PortPredicate {
  for (const [field, kind] of LISTS) {
    const list = raw.at(field);
    if (list.object === null || level === LEVELS) continue;
    return {
      kind,
      of: list
        .at('rules')
        .objects()
        .map((rule) => readPredicate(rule, level + 1)),
    };
  }
  const not = raw.at('not_match');
  if (not.object !== null && level < LEVELS) return { kind: 'not', of: readPredicate(not, level + 1) };
  const ports = raw.at('destination_port_range');
  if (ports.object !== null)
    return { kind: 'ports', start: ports.numberOrNull('start') ?? 0, end: ports.numberOrNull('end') ?? 0 };
  if (raw.flag('any_match')) return { kind: 'any' };
  raw.notices.add(level === LEVELS ? 'too-deep' : 'unknown-field', () => raw.pointer, 'filter_disabled');
  return { kind: 'unknown' };
}

/** config.listener.v3.ListenerFilter */
export function readListenerFilter(raw: Raw): ListenerFilter {
  const disabled = raw.at('filter_disabled');
  return {
    ...readFilter(raw),
    disabledWhen: disabled.object === null ? null : readPredicate(disabled, 0),
  };
}
