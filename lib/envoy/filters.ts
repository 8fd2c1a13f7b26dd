import type { Filter } from './model';
import type { Raw } from './raw';

/** A network, HTTP or listener filter. One that comes by ECDS (`config_discovery`) has no type here. */
export function readFilter(raw: Raw): Filter {
  return {
    name: raw.text('name'),
    type: raw.at('typed_config').type,
    disabled: raw.flag('disabled'),
    pointer: raw.pointer,
  };
}
