/** A scenario is Kubernetes objects; the stack makes pods, endpoints and Envoys of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Modules } from '../crds.ts';
import { parseManifests } from '../kube-client.ts';
import type { KubeObject } from '../kube-types.ts';

export interface TlsSecret {
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly days: number;
  /** Add the authority that client certificates must come from (MUTUAL). */
  readonly clientCa?: boolean;
}

export interface ScenarioContext {
  readonly modules: Modules;
  /** A Secret with a certificate of the run's edge authority. */
  tlsSecret(secret: TlsSecret): Promise<KubeObject>;
}

export interface Scenario {
  /** Each step's objects are younger by at least a second, the grain of `creationTimestamp`. */
  load(context: ScenarioContext): Promise<readonly (readonly KubeObject[])[]>;
}

/** All YAML files of a folder beside this one, in the order of their names. */
export function manifestFolder(name: string): readonly KubeObject[] {
  const folder = join(import.meta.dirname, name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return files.flatMap((file) => parseManifests(readFileSync(join(folder, file), 'utf8')));
}
