import { readFileSync } from 'node:fs';
import type { Json } from '@/lib/core/json';

const FOLDER = new URL('../../fixtures/admin/', import.meta.url);

/** Text of an answer that a real Envoy 1.40 gave, by the name of its file. */
export function recordedText(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

export function recorded(name: string): Json {
  // A border: JSON.parse returns nothing but JSON.
  return JSON.parse(recordedText(`${name}.golden.json`)) as Json;
}
