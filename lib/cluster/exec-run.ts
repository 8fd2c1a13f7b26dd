import { type ChildProcess, spawn } from 'node:child_process';
import type { Env } from './env-proxy';
import { errorCode } from './small-file';

export interface RunLimits {
  /** Milliseconds until the plugin and everything it started is killed. */
  readonly millis: number;
  readonly outputBytes: number;
}

export const EXEC_LIMITS: RunLimits = { millis: 30_000, outputBytes: 1024 * 1024 };

/** How long the output may stay open after the process has ended: a helper it left behind may hold it. */
const GRACE_MILLIS = 500;

export type RunResult =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-runnable'; readonly code: string }
  | { readonly kind: 'exit'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'too-much' };

/** The plugin leads a process group of its own, so that what it started ends with it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

function start(command: string, args: readonly string[], env: Env): ChildProcess | string {
  try {
    // Next declares NODE_ENV as always set; a plugin's environment is whatever it is.
    return spawn(command, args, {
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
  } catch (error) {
    // Thrown, not emitted, for a NUL byte or an argument list that is too long.
    return errorCode(error);
  }
}

/**
 * Runs a program without a shell: stdin closed, stderr dropped (plugins print tokens there too), output and
 * time limited. Never throws; what went wrong is in the result.
 */
export function runPlugin(
  command: string,
  args: readonly string[],
  env: Env,
  limits: RunLimits,
): Promise<RunResult> {
  const child = start(command, args, env);
  if (typeof child === 'string') return Promise.resolve({ kind: 'not-runnable', code: child });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let grace: NodeJS.Timeout | undefined;
    const finish = (result: RunResult) => {
      clearTimeout(timer);
      clearTimeout(grace);
      child.removeAllListeners().on('error', () => {});
      child.stdout?.destroy();
      // Only then: after a good end the group may hold the browser that the plugin opened to sign in.
      if (result.kind === 'too-slow' || result.kind === 'too-much') killGroup(child);
      resolve(result);
    };
    const timer = setTimeout(() => finish({ kind: 'too-slow' }), limits.millis);
    const ended = (code: number | null, signal: string | null) =>
      finish(
        code === 0
          ? { kind: 'output', text: Buffer.concat(chunks).toString('utf8') }
          : { kind: 'exit', code, signal },
      );
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.outputBytes) finish({ kind: 'too-much' });
      else chunks.push(chunk);
    });
    child.on('error', (error) => {
      const code = errorCode(error);
      finish(code === 'ENOENT' ? { kind: 'not-found' } : { kind: 'not-runnable', code });
    });
    child.on('exit', (code, signal) => {
      grace = setTimeout(() => ended(code, signal), GRACE_MILLIS);
    });
    child.on('close', ended);
  });
}
