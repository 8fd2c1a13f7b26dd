import type { AtLevel, RouteLevel } from '@/lib/answers/route-detail-types';

/** One value of a field, as text; `cluster` makes it a link to that cluster. */
export interface LineValue {
  readonly text: string;
  readonly cluster?: string;
  /** Envoy does not have the cluster. */
  readonly missing?: true;
}

/** A field of Envoy's message with what it says, for a list of names and values. */
export interface FieldLine {
  /** Envoy's name of the field, from the message that the section is about: `retry_policy.num_retries`. */
  readonly field: string;
  readonly values: readonly LineValue[];
  /** One plain sentence where the value alone would mislead. */
  readonly note?: string;
  /** Where it stands when that is not the route itself. */
  readonly level?: RouteLevel;
}

export type Lines = readonly FieldLine[];

export interface LineMore {
  readonly note?: string;
  readonly level?: RouteLevel;
}

type Value = string | number | boolean | LineValue;

const asValue = (value: Value): LineValue => (typeof value === 'object' ? value : { text: String(value) });

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

/** A line, or none: for null, '', false and an empty list, which all mean that the field is not set. */
export function line(field: string, value: Value | readonly Value[] | null, more: LineMore = {}): Lines {
  if (value === null || value === '' || value === false) return [];
  const values = (isList(value) ? value : [value]).map(asValue);
  return values.length === 0 ? [] : [{ field, values, ...more }];
}

/** The level of an inherited setting; that of the route itself needs no mention. */
export function levelOf({ level }: AtLevel<unknown>): { readonly level?: RouteLevel } {
  return level === 'route' ? {} : { level };
}

const LEVELS: Readonly<Record<RouteLevel, string>> = {
  'weighted-cluster': 'weighted cluster',
  route: 'route',
  'virtual-host': 'virtual host',
  'route-config': 'route configuration',
};

/** `virtual host`: where a setting stands. */
export function levelWords(level: RouteLevel): string {
  return LEVELS[level];
}
