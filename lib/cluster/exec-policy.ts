import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { fail } from '@/lib/core/errors';
import { execCommandLine, execHash } from './exec-command';
import type { ClusterContext, ExecConfig } from './kubeconfig-model';

/** Which exec plugins a person has allowed in this process. A changed command line asks again. */
export class ExecConsents {
  readonly #granted = new Set<string>();

  /**
   * Allows the plugin of a context. `hash` is the one that `exec-needs-consent` named: consent is for what the
   * page showed. False, and nothing is allowed, when the command line is another one by now.
   */
  grant({ name, user }: ClusterContext, hash: string): boolean {
    if (user.exec === null || execHash(user.exec) !== hash) return false;
    this.#granted.add(JSON.stringify([name, hash]));
    return true;
  }

  has(context: string, hash: string): boolean {
    return this.#granted.has(JSON.stringify([context, hash]));
  }
}

export interface ExecPolicy {
  readonly consents: ExecConsents;
  /** `--exec-allow`: names of programs on PATH, or absolute paths. */
  readonly allow: readonly string[];
}

/** Where PATH finds a bare command; null when it does not. */
export async function findOnPath(command: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter)) {
    // An empty or relative entry would mean the current folder, which Go refuses to run from as well.
    if (!isAbsolute(folder)) continue;
    const file = join(folder, command);
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return null;
}

async function sameFile(one: string, other: string | null): Promise<boolean> {
  if (other === null) return false;
  const [a, b] = await Promise.all([one, other].map((p) => realpath(p).catch(() => null)));
  return a !== null && a === b;
}

/** Variables that make a known program run other code than its own. */
const LOADERS =
  /^(PATH|ENV|BASH_ENV|LD_.*|DYLD_.*|NODE_.*|PYTHON.*|PERL5?.*|RUBY.*|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS)$/i;

/**
 * True when `allow` names the program and nothing around it changes what it does. A name allows what PATH finds under it: a kubeconfig that brings its
 * own `./aws` along is not the `aws` that was allowed.
 */
async function isAllowed(exec: ExecConfig, allow: readonly string[], path: string): Promise<boolean> {
  if (exec.env.some(({ name }) => LOADERS.test(name))) return false;
  for (const entry of allow) {
    if (entry === exec.command) return true;
    if (!isAbsolute(exec.command) || /[\\/]/.test(entry)) continue;
    if (await sameFile(exec.command, await findOnPath(entry, path))) return true;
  }
  return false;
}

/** Throws `exec-needs-consent` (command line, hash, context) unless the plugin may run. */
export async function requireConsent(
  context: string,
  exec: ExecConfig,
  policy: ExecPolicy,
  path: string,
): Promise<void> {
  const hash = execHash(exec);
  if (policy.consents.has(context, hash) || (await isAllowed(exec, policy.allow, path))) return;
  fail('exec-needs-consent', { context, command: execCommandLine(exec), hash });
}
