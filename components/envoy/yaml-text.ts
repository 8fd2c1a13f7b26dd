import type { Json } from '@/lib/core/json';
import { yamlOf } from '@/lib/core/yaml';

/** JSON text as YAML; null when it is no whole JSON, as a text that was cut for its length. */
export function yamlText(json: string): string | null {
  try {
    // Border: JSON.parse gives JSON.
    return yamlOf(JSON.parse(json) as Json);
  } catch {
    return null;
  }
}
