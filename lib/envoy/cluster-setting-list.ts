import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { readAddress } from './address';
import { addressText } from './address-text';
import { ANY, fieldNamed, fieldsOf, isMapEntry, MAX_DEPTH } from './cluster-messages';
import type { Extension, Setting } from './cluster-settings-model';
import { sourceText } from './cluster-source';
import type { Raw } from './raw';

const CORE = 'envoy.config.core.v3.';
const MAX_TEXT = 2000;

const clip = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

/** A value as JSON on one line; what is long is cut, and stands whole in the raw view. */
export function compact(value: Json | undefined): string {
  return clip(JSON.stringify(value ?? null));
}

/** Messages that a person reads as one value. */
const WHOLE: ReadonlyMap<string, (raw: Raw) => string> = new Map([
  ['envoy.type.v3.Percent', (raw) => `${raw.numberOrNull('value') ?? 0} %`],
  ['envoy.type.v3.FractionalPercent', (raw) => `${fractionalPercent(raw)} %`],
  ['envoy.type.v3.Int64Range', (raw) => `${rangeEnd(raw, 'start')} to ${rangeEnd(raw, 'end')}, exclusive`],
  [`${CORE}RuntimeDouble`, runtimeDouble],
  [`${CORE}Address`, (raw) => addressText(readAddress(raw))],
  [`${CORE}ConfigSource`, sourceText],
  [`${CORE}WatchedDirectory`, (raw) => raw.text('path')],
]);

const DENOMINATORS: Readonly<Record<string, number>> = {
  HUNDRED: 100,
  TEN_THOUSAND: 10_000,
  MILLION: 1_000_000,
};

/** type.v3.FractionalPercent in percent; the denominator's first value, HUNDRED, is left out of a dump. */
export function fractionalPercent(raw: Raw): number {
  const name = raw.text('denominator') || 'HUNDRED';
  const denominator = Object.hasOwn(DENOMINATORS, name) ? (DENOMINATORS[name] ?? 100) : 100;
  return ((raw.numberOrNull('numerator') ?? 0) / denominator) * 100;
}

function rangeEnd(raw: Raw, field: string): string {
  return String(raw.numberOrNull(field) ?? 0);
}

function runtimeDouble(raw: Raw): string {
  const key = raw.text('runtime_key');
  const value = String(raw.numberOrNull('default_value') ?? 0);
  return key === '' ? value : `${value}, or runtime ${key}`;
}

function scalar(value: Json | undefined): string | number | boolean {
  if (typeof value === 'string') return clip(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : compact(value);
}

const setting = (field: string, value: Setting['value'], isKnown = true): Setting => ({
  field,
  value,
  isKnown,
});

/** Settings of one value: a scalar, a list, or the fields of a message inside. */
function valueSettings(path: string, place: Raw, type: string, depth: number): readonly Setting[] {
  const { value } = place;
  if (isJsonArray(value)) {
    const isPlain = value.every((item) => !isJsonObject(item) && !isJsonArray(item));
    if (isPlain)
      return value.length === 0
        ? []
        : [
            setting(
              path,
              value.map((item) => String(scalar(item))),
            ),
          ];
    return place.items().flatMap((item, index) => valueSettings(`${path}[${index}]`, item, type, depth));
  }
  if (!isJsonObject(value)) return [setting(path, scalar(value))];
  const whole = WHOLE.get(type);
  if (whole !== undefined) return [setting(path, whole(place))];
  if (isMapEntry(type)) {
    const inner = fieldsOf(type)?.get('value') ?? '';
    return place.keys().flatMap((key) => valueSettings(`${path}.${key}`, place.key(key), inner, depth));
  }
  const message = type === ANY ? place.type : type;
  if (fieldsOf(message) === null || depth > MAX_DEPTH) return [setting(path, compact(value))];
  const inner = messageSettings(place, message, `${path}.`, depth + 1);
  return inner.length === 0 ? [setting(path, true)] : inner;
}

type Wants = (field: string) => boolean;
const all: Wants = () => true;

function messageSettings(
  raw: Raw,
  message: string,
  prefix: string,
  depth: number,
  wants = all,
): readonly Setting[] {
  return raw.keys().flatMap((key): readonly Setting[] => {
    const field = key === '@type' ? null : fieldNamed(message, key);
    if (key === '@type' || !wants(field ?? key)) return [];
    const place = raw.key(key);
    if (field === null) return [setting(`${prefix}${key}`, compact(place.value), false)];
    return valueSettings(`${prefix}${field}`, place, fieldsOf(message)?.get(field) ?? '', depth);
  });
}

/** Every field that a message sets, in its own order; nothing is left out but what `wants` refuses. */
export function settingsOf(raw: Raw, message: string, wants = all): readonly Setting[] {
  return messageSettings(raw, message, '', 0, wants);
}

/** First step of a path: `a` of `a[0].b`. */
export function topField(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? path;
}

/** What is told to an extension of any kind: its fields where the kind is known, else each as JSON. */
export function configSettings(config: Raw): readonly Setting[] {
  if (fieldsOf(config.type) !== null) return settingsOf(config, config.type);
  return config
    .keys()
    .filter((key) => key !== '@type')
    .map((key) => setting(key, plainValue(config.key(key).value)));
}

function plainValue(value: Json | undefined): string | number | boolean {
  return isJsonObject(value) || isJsonArray(value) ? compact(value) : scalar(value);
}

/** config.core.v3.TypedExtensionConfig, and the messages that look like it. */
export function readExtension(raw: Raw): Extension {
  const config = raw.at('typed_config');
  return { name: raw.text('name'), type: config.type, settings: configSettings(config) };
}
