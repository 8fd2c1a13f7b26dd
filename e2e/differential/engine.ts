/** Asks the engine under trial: a command that takes the flags of the bulk contract. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT = 256 * 1024 * 1024;

/** Answer lines by request id. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

function byId(lines: readonly string[]): Answers {
  // Border: the answer of another program; only `id` is relied on, the rest is compared as unknown values.
  const read = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return new Map(read.map((answer) => [String(answer['id']), answer]));
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** Throws when the command fails or writes what is no JSON. */
export async function answers(command: readonly string[], folder: string): Promise<Answers> {
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
  return byId(linesOf(stdout));
}

const LOADER = new URL('../support/lib-loader.mjs', import.meta.url).href;
const ASK = fileURLToPath(new URL('./ask.ts', import.meta.url));

/** The engine without the command line around it, once for many folders. `hooks`: modules to load first. */
export async function answersOfAll(
  folders: readonly string[],
  sizes: readonly number[],
  hooks: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Answers[]> {
  const imports = [LOADER, ...hooks].flatMap((hook) => ['--import', hook]);
  const options = { maxBuffer: LIMIT, env: { ...process.env, ...env } };
  const { stdout } = await run(process.execPath, [...imports, ASK, ...folders], options);
  const lines = linesOf(stdout);
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return byId(lines.slice(at - size, at));
  });
}
