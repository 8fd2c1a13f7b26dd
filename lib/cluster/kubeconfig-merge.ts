import { dirname } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { field, listField, textField } from './kubeconfig-fields';

/** One kubeconfig file, parsed. */
export interface KubeconfigFile {
  readonly path: string;
  readonly document: Json;
}

/** A named entry and the folder its relative paths start from. */
export interface Entry {
  readonly body: JsonObject;
  readonly folder: string;
}

export interface MergedKubeconfig {
  readonly contexts: ReadonlyMap<string, Entry>;
  readonly clusters: ReadonlyMap<string, Entry>;
  readonly users: ReadonlyMap<string, Entry>;
  readonly current: string | null;
}

function collect(files: readonly KubeconfigFile[], list: string, key: string): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const file of files) {
    for (const named of listField(file.document, list)) {
      const name = textField(named, 'name');
      if (name === null || found.has(name)) continue;
      const body = field(named, key);
      found.set(name, { body: isJsonObject(body) ? body : {}, folder: dirname(file.path) });
    }
  }
  return found;
}

/**
 * Joins files as kubectl does (kubernetes.io, "Merging kubeconfig files"): the first file that sets a name
 * wins, the first file that sets `current-context` wins.
 */
export function mergeKubeconfigs(files: readonly KubeconfigFile[]): MergedKubeconfig {
  return {
    contexts: collect(files, 'contexts', 'context'),
    clusters: collect(files, 'clusters', 'cluster'),
    users: collect(files, 'users', 'user'),
    current: files.map((f) => textField(f.document, 'current-context')).find((name) => name !== null) ?? null,
  };
}
