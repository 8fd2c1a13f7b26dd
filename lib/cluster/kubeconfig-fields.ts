import { isAbsolute, join } from 'node:path';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import type { ClusterConfig, ExecConfig, Impersonation, Material, UserConfig } from './kubeconfig-model';

/**
 * Readers of single kubeconfig entries, by the field names of `client-go/tools/clientcmd/api/v1/types.go`.
 * A field of a wrong type counts as absent; relative paths are resolved against the file's own folder.
 */

/** The own field of an object, undefined when the value is no object or lacks it. */
export function field(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textField(value: Json | undefined, key: string): string | null {
  const found = field(value, key);
  return typeof found === 'string' && found !== '' ? found : null;
}

export function listField(value: Json | undefined, key: string): readonly Json[] {
  const found = field(value, key);
  return isJsonArray(found) ? found : [];
}

function texts(values: readonly Json[]): readonly string[] {
  // YAML writes `args: [8080]` as a number; kubectl refuses it, showing it as text is kinder.
  return values.filter((v) => typeof v === 'string' || typeof v === 'number').map(String);
}

function absolute(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** Data in place wins over a file, as in client-go. */
function material(entry: Json | undefined, key: string, folder: string): Material | null {
  const base64 = textField(entry, `${key}-data`);
  if (base64 !== null) return { kind: 'data', base64 };
  const path = textField(entry, key);
  return path === null ? null : { kind: 'file', path: absolute(folder, path) };
}

const EXEC_EXTENSION = 'client.authentication.k8s.io/exec';

export function readCluster(name: string, entry: JsonObject, folder: string): ClusterConfig {
  const extension = listField(entry, 'extensions').find((e) => textField(e, 'name') === EXEC_EXTENSION);
  const extensionBody = field(extension, 'extension');
  const server = (textField(entry, 'server') ?? '').replace(/\/+$/, '');
  return {
    name,
    server,
    ca: material(entry, 'certificate-authority', folder),
    tlsServerName: textField(entry, 'tls-server-name'),
    insecure: field(entry, 'insecure-skip-tls-verify') === true || server.startsWith('http:'),
    proxyUrl: textField(entry, 'proxy-url'),
    execExtension: extensionBody === undefined ? null : JSON.stringify(extensionBody),
  };
}

/** A command with a path separator is relative to the kubeconfig; a bare name is looked up on PATH. */
function readExec(entry: Json | undefined, folder: string): ExecConfig | null {
  if (!isJsonObject(entry)) return null;
  const command = textField(entry, 'command') ?? '';
  return {
    apiVersion: textField(entry, 'apiVersion') ?? '',
    command: /[\\/]/.test(command) ? absolute(folder, command) : command,
    args: texts(listField(entry, 'args')),
    env: listField(entry, 'env').flatMap((e) => {
      const name = textField(e, 'name');
      const value = field(e, 'value');
      return name === null ? [] : [{ name, value: typeof value === 'string' ? value : '' }];
    }),
    installHint: textField(entry, 'installHint'),
    provideClusterInfo: field(entry, 'provideClusterInfo') === true,
    interactiveMode: textField(entry, 'interactiveMode') ?? 'IfAvailable',
  };
}

function readImpersonation(entry: JsonObject): Impersonation | null {
  const user = textField(entry, 'as');
  if (user === null) return null;
  const extra = field(entry, 'as-user-extra');
  return {
    user,
    uid: textField(entry, 'as-uid'),
    groups: texts(listField(entry, 'as-groups')),
    extra: Object.entries(isJsonObject(extra) ? extra : {}).map(([key, values]) => ({
      key,
      values: isJsonArray(values) ? texts(values) : [],
    })),
  };
}

export function readUser(name: string, entry: JsonObject, folder: string): UserConfig {
  const username = textField(entry, 'username');
  const tokenFile = textField(entry, 'tokenFile') ?? textField(entry, 'token-file');
  const provider = field(entry, 'auth-provider');
  return {
    name,
    certificate: material(entry, 'client-certificate', folder),
    key: material(entry, 'client-key', folder),
    token: textField(entry, 'token'),
    tokenFile: tokenFile === null ? null : absolute(folder, tokenFile),
    basic: username === null ? null : { username, password: textField(entry, 'password') ?? '' },
    exec: readExec(field(entry, 'exec'), folder),
    authProvider: isJsonObject(provider) ? (textField(provider, 'name') ?? 'without a name') : null,
    impersonation: readImpersonation(entry),
    serviceAccount: false,
  };
}
