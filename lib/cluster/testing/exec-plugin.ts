import { existsSync, readFileSync } from 'node:fs';
import { ExecCredentials, type ExecOptions } from '../exec-credential';
import { ExecConsents } from '../exec-policy';
import type { ExecConfig } from '../kubeconfig-model';
import { contextFor } from './contexts';
import { makeFolder } from './folder';

export const V1 = 'client.authentication.k8s.io/v1';

/** What a plugin prints. */
export function credentialJson(status: object, more: object = {}): string {
  return JSON.stringify({ apiVersion: V1, kind: 'ExecCredential', status, ...more });
}

export function pluginConfig(command: string, more: Partial<ExecConfig> = {}): ExecConfig {
  return {
    apiVersion: V1,
    command,
    args: [],
    env: [],
    installHint: null,
    provideClusterInfo: false,
    interactiveMode: 'IfAvailable',
    ...more,
  };
}

/** Credentials from a plugin that is allowed to run, unless `options` says otherwise. */
export function credentialsOf(exec: ExecConfig, options: Partial<ExecOptions> = {}): ExecCredentials {
  const context = contextFor('https://api.example', 'CA PEM', { exec });
  const policy = { consents: new ExecConsents(), allow: [exec.command] };
  return new ExecCredentials(context, exec, { policy, ...options });
}

/** A shell plugin named `login` that counts its runs and then does what `body` says. */
export async function makePlugin(body: string) {
  const folder = await makeFolder();
  const counter = folder.file('runs');
  const command = await folder.write('login', `#!/bin/sh\necho run >> "${counter}"\n${body}\n`, 0o700);
  const runs = () => (existsSync(counter) ? readFileSync(counter, 'utf8').length / 4 : 0);
  return { ...folder, command, runs };
}
