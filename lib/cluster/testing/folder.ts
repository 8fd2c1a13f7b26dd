import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary folder with files, gone at the end of the scope (`await using`). */
export async function makeFolder(files: Readonly<Record<string, string>> = {}) {
  const path = await mkdtemp(join(tmpdir(), 'gatescope-test-'));
  const write = async (name: string, text: string, mode = 0o600): Promise<string> => {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode });
    return file;
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return {
    path,
    file: (name: string) => join(path, name),
    write,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}
