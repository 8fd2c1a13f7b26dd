import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/gatescope', import.meta.url));

/** A running Gatescope. */
export interface App {
  /** `http://127.0.0.1:PORT`, without token. */
  readonly origin: string;
  readonly token: string;
  readonly child: ChildProcess;
  /** Sends SIGTERM and waits; answers the exit code. */
  stop(): Promise<number | null>;
}

const URL_LINE = /^Gatescope: (http:\/\/[^/]+)\/\?t=(\S+)$/;

/** Starts `bin/gatescope` as a user would, on a free port. The machine's own kubeconfig is hidden from it. */
export async function startApp(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<App> {
  const child = spawn(process.execPath, [LAUNCHER, '--no-open', '--port', '0', ...args], {
    env: { ...process.env, KUBECONFIG: '/nonexistent', GATESCOPE_LOG: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const match = URL_LINE.exec(line);
    if (match === null) continue;
    const [, origin = '', token = ''] = match;
    return { origin, token: decodeURIComponent(token), child, stop: () => stop(child) };
  }
  throw new Error('Gatescope ended before it printed its URL.');
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
}
