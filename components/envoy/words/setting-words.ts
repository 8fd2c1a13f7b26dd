import { formatCount } from '@/lib/core/words';
import type { Setting } from '@/lib/envoy/cluster-settings-model';
import { durationWords } from './duration-words';

/** uint32's largest: how Envoy and Istio say that there is no limit. */
const UNLIMITED = 4_294_967_295;

/** Text fields whose value may look like a duration and is none. */
const NAMES = /(?:^|\.|_)(?:name|path|host|authority|key|text|sni|hostname)$/;

/** The value of a field as a person reads it: `5 s`, `on`, `1,024`, `a, b`. */
export function settingValue({ field, value, isKnown }: Setting): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return value === UNLIMITED ? 'unlimited' : numberText(value);
  if (typeof value !== 'string') return value.join(', ');
  if (value === '') return '(empty)';
  return isKnown && !NAMES.test(field) ? durationWords(value) : value;
}

const numberText = (value: number): string => (Number.isInteger(value) ? formatCount(value) : String(value));
