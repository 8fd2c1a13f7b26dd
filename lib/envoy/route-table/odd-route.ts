import type { JsonPointer } from '@/lib/core/brand';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Span } from '@/lib/json/span';
import { Notices } from '../notices';
import { Raw } from '../raw';
import { readRoute } from '../route-configs';
import type { Route } from '../route-model';

/** A route by the typed readers, parsed for this alone. */
export function routeAt(document: JsonBytes, span: Span, pointer: JsonPointer, ordinal: number): Route {
  return { ...readRoute(Raw.root(document.parse(span), new Notices(), pointer)), ordinal };
}
