import type { Raw } from '@/lib/envoy/raw';
import { unwrap } from '@/lib/envoy/route-settings';

const TYPE = 'envoy.extensions.filters.network.set_filter_state.v3.Config';

/** Filter state that network filters in front of a connection manager write. */
export interface WrittenState {
  /** Strings by key. */
  readonly values: ReadonlyMap<string, string>;
  /** Something is written that only a running Envoy knows. */
  readonly isOpen: boolean;
}

/**
 * What `set_filter_state` filters write when a connection begins. Plain texts are known; substitutions and objects
 * of other factories than `envoy.string` are not.
 * @param filters `filters` of a filter chain
 */
export function writtenState(filters: readonly Raw[]): WrittenState {
  const values = new Map<string, string>();
  let isOpen = false;
  for (const filter of filters) {
    const { type, message } = unwrap(filter.at('typed_config'));
    if (type !== TYPE) continue;
    if (message.at('on_downstream_tls_handshake').objects().length > 0) isOpen = true;
    for (const entry of message.at('on_new_connection').objects()) {
      const text = entry.at('format_string').at('text_format_source').text('inline_string');
      const isPlain = entry.text('factory_key') === 'envoy.string' && text !== '' && !text.includes('%');
      if (isPlain) values.set(entry.text('object_key'), text);
      else isOpen = true;
    }
  }
  return { values, isOpen };
}
