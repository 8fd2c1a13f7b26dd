import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import routes from '../fixtures/routes.golden.json' with { type: 'json' };
import { Raw } from '../raw';

/** The route configuration that uses everything, recorded by `e2e/envoy/record-routes.ts`; a copy of one's own. */
export const routesFixture = (): Json => structuredClone<Json>(routes);

/** The first object in a document that has a field of this value; fails when there is none. */
export function rawWith(document: Json, field: string, value: string): Raw {
  const found = search(document, field, value);
  if (found === null) throw new Error(`no object with ${field} ${value}`);
  return Raw.root(found);
}

function search(value: Json, field: string, wanted: string): Json | null {
  if (isJsonObject(value) && value[field] === wanted) return value;
  const inner = isJsonArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  for (const each of inner) {
    const found = search(each, field, wanted);
    if (found !== null) return found;
  }
  return null;
}
