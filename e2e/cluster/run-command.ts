/** One short command of this machine (ip, openssl, …), with its error text in the exception. */
import { execFile } from 'node:child_process';

export interface CommandOptions {
  readonly input?: string;
  readonly timeoutMs?: number;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs to the end whatever the exit code is; only a command that could not run or timed out is an exception. */
export function tryCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const settings = { timeout: options.timeoutMs ?? 30_000, env: options.env, maxBuffer: 256 * 1024 * 1024 };
    const child = execFile(file, [...args], settings, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
      else reject(error);
    });
    child.stdin?.on('error', () => undefined); // the command may end without reading
    child.stdin?.end(options.input ?? '');
  });
}

export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await tryCommand(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${String(code)}: ${stderr.trim()}`);
  return stdout;
}
