import type { Json } from '@/lib/core/json';

/** A place in Envoy's configuration or in a Kubernetes object where a text may stand. */
export interface Place {
  readonly name: string;
  readonly make: (text: string) => Json;
}

export const HTTP = 'type.googleapis.com/envoy.extensions.filters.http.';

/** A HeaderValueOption. */
export const header = (key: string, value: string): Json => ({
  header: { key, value },
  append_action: 'ADD_IF_ABSENT',
});
