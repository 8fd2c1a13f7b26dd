import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WRAPPER = fileURLToPath(new URL('./usage.py', import.meta.url));
const NEWLINE = 0x0a;
const READ_BYTES = 1 << 20;

/** What a cold process used, start and end included. */
export interface Usage {
  readonly wallMillis: number;
  /** User and system time of the process and of its children. */
  readonly cpuMillis: number;
  /** The largest resident set (VmHWM). */
  readonly peakBytes: number;
}

export interface Outcome {
  readonly usage: Usage;
  readonly code: number;
  readonly stderr: string;
  /** Lines that it printed. */
  readonly lines: number;
}

async function countLines(path: string): Promise<number> {
  const file = await open(path);
  try {
    const chunk = Buffer.alloc(READ_BYTES);
    let lines = 0;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, READ_BYTES);
      if (bytesRead === 0) return lines;
      for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < bytesRead; at = chunk.indexOf(NEWLINE, at + 1))
        lines += 1;
    }
  } finally {
    await file.close();
  }
}

/**
 * Runs a command to its end in a process of its own, its output going into a file as with `> FILE`. Throws only when
 * it could not be run; an exit code is part of the outcome.
 */
export async function runMeasured(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-bench-run-'));
  try {
    const [report, stdout, stderr] = ['report', 'stdout', 'stderr'].map((name) => join(folder, name));
    if (report === undefined || stdout === undefined || stderr === undefined) throw new Error('No files.');
    const child = spawn('python3', [WRAPPER, report, ...command], {
      stdio: ['ignore', openSync(stdout, 'w'), openSync(stderr, 'w')],
      env: { ...process.env, ...env },
    });
    // Border: `exit` gives the code, or null after a signal.
    const [code] = (await once(child, 'exit')) as [number | null];
    const text = await readFile(report, 'utf8').catch(() => null);
    if (text === null)
      throw new Error(`${command[0] ?? ''} could not be run: ${await readFile(stderr, 'utf8')}`);
    // Border: our own script wrote it.
    const usage = JSON.parse(text) as Usage;
    return {
      usage,
      code: code ?? 128,
      stderr: await readFile(stderr, 'utf8'),
      lines: await countLines(stdout),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
