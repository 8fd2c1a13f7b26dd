import type { JsonBytes } from '@/lib/json/bytes';
import { findMember } from '@/lib/json/find-pointer';
import type { Span } from '@/lib/json/span';
import { camelCase } from './raw';

/** The field of a message in the bytes of a dump, in either spelling, as `Raw.at` finds it; null without one. */
export function fieldAt(document: JsonBytes, message: Span, name: string): Span | null {
  const found = findMember(document, message, name);
  const camel = camelCase(name);
  return found === null && camel !== name ? findMember(document, message, camel) : found;
}

/** Elements of a list in a field, with their places in it; none of anything else. */
export function itemsAt(document: JsonBytes, message: Span, name: string): readonly Span[] {
  const found = fieldAt(document, message, name);
  return found === null ? [] : [...document.items(found)];
}

/** A field's name as the message spells it; in istioctl's spelling when it is not there in Envoy's. */
export function spelledAt(document: JsonBytes, message: Span, name: string): string {
  return findMember(document, message, name) === null ? camelCase(name) : name;
}
