/** Asks the engine under trial: a command that takes the flags of the bulk contract. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT = 256 * 1024 * 1024;

/** Answer lines by request id. Throws when the command fails or writes what is no JSON. */
export async function answers(
  command: readonly string[],
  folder: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const [program = '', ...first] = command;
  const at = (name: string): string => join(folder, name);
  const flags = [
    '--file',
    at('dump.json'),
    '--clusters',
    at('clusters.json'),
    '--requests',
    at('requests.ndjson'),
  ];
  const { stdout } = await run(program, [...first, ...flags, '--output', 'ndjson'], { maxBuffer: LIMIT });
  const lines = stdout.split('\n').filter((line) => line !== '');
  // Border: the answer of another program; only `id` is relied on, the rest is compared as unknown values.
  const read = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return new Map(read.map((answer) => [String(answer['id']), answer]));
}
