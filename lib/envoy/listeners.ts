import { readAddress } from './address';
import type { Entry } from './dump-sections';
import { readFilterChain } from './filter-chains';
import { readListenerFilter } from './filters';
import { LISTENER_FIELDS } from './known-fields';
import { readListenerSettings } from './listener-settings';
import { readMatcherTree } from './matcher-tree';
import type { Address, FilterChain, Listener } from './model';
import type { Raw } from './raw';

const LISTENER_TYPE = 'envoy.config.listener.v3.Listener';

function readAddresses(raw: Raw): readonly Address[] {
  const first = raw.at('address');
  const additional = raw.at('additional_addresses').objects();
  const all = additional.map((item) => readAddress(item.at('address')));
  return first.object === null ? all : [readAddress(first), ...all];
}

function readChains(raw: Raw): readonly FilterChain[] {
  const chains = raw
    .at('filter_chains')
    .objects()
    .map((chain) => readFilterChain(chain, false));
  const fallback = raw.at('default_filter_chain');
  return fallback.object === null ? chains : [...chains, readFilterChain(fallback, true)];
}

const DIRECTIONS = ['INBOUND', 'OUTBOUND'] as const;

/** Binds when both spellings are unset or true (connection_handler_impl.cc, listener_impl.cc). */
function bindsToPort(raw: Raw): boolean {
  return (
    raw.flagOrNull('bind_to_port') !== false && raw.at('deprecated_v1').flagOrNull('bind_to_port') !== false
  );
}

/**
 * One state of a listener of the dump. An update that Envoy refused is a listener of its own, in the state
 * `rejected` and with Envoy's reason; what it would have been is read as far as it stands there.
 */
function readListenerEntry({ meta, name, entry, resource }: Entry): Listener {
  const type = resource.type;
  const wrongType = type !== '' && type !== LISTENER_TYPE;
  if (wrongType) resource.notices.add('unknown-type', () => resource.pointer, type);
  const raw = wrongType ? resource.key('@type').at('') : resource;
  raw.expect(LISTENER_FIELDS);
  const direction = raw.text('traffic_direction');
  return {
    ...meta,
    name,
    addresses: readAddresses(raw),
    bindToPort: bindsToPort(raw),
    useOriginalDst: raw.flag('use_original_dst'),
    trafficDirection: DIRECTIONS.find((value) => value === direction) ?? 'UNSPECIFIED',
    listenerFilters: raw.at('listener_filters').objects().map(readListenerFilter),
    filterChains: readChains(raw),
    matcher: readMatcherTree(raw.at('filter_chain_matcher')),
    settings: readListenerSettings(raw),
    error:
      meta.state === 'rejected'
        ? { details: entry.text('details'), lastAttempt: entry.textOrNull('last_update_attempt') }
        : null,
  };
}

/**
 * The listeners of the dump, one for each state. Envoy lists a refused update under its listener's name and
 * once more without a name and time (`overall_error_state_`); what says the same is shown once. Yields after each.
 */
export function* readListenerEntries(entries: Iterable<Entry>): Generator<undefined, readonly Listener[]> {
  const refused = new Set<string>();
  const listeners: Listener[] = [];
  for (const entry of entries) {
    const listener = readListenerEntry(entry);
    const { name, error } = listener;
    const refusal = error === null ? null : JSON.stringify([name, error.details]);
    if (refusal === null || !refused.has(refusal)) listeners.push(listener);
    if (refusal !== null) refused.add(refusal);
    yield;
  }
  return listeners;
}
