import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/gatescope', import.meta.url));

/** What a command said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a command as a user would; the machine's own kubeconfig is hidden from it. */
export function begin(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [LAUNCHER, ...args], {
    env: { ...process.env, KUBECONFIG: '/nonexistent', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export async function run(args: readonly string[], input = '', env = {}): Promise<Ended> {
  const child = begin(args, env);
  const chunks: Record<'out' | 'err', Buffer[]> = { out: [], err: [] };
  child.stdout?.on('data', (chunk: Buffer) => chunks.out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.err.push(chunk));
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  const text = (which: 'out' | 'err') => Buffer.concat(chunks[which]).toString('utf8');
  return { code, out: text('out'), err: text('err') };
}
