import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppFailure } from '@/lib/core/errors';
import { type Arena, createArena, createPlainArena } from '@/lib/json/arena';
import { readFileInto } from './read-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const MANY = 1 << 30;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** No two stretches of it are the same. */
function counted(length: number): Uint8Array {
  const words = new Uint32Array(length / 4);
  for (let index = 0; index < words.length; index += 1) words[index] = Math.imul(index, 0x9e3779b1);
  return new Uint8Array(words.buffer);
}

const codeOf = (cause: unknown) => (cause instanceof AppFailure ? cause.error.code : cause);

const ARENAS: readonly (readonly [string, () => Arena])[] = [
  ['shared memory', () => createArena()],
  ['plain buffers', createPlainArena],
];

describe.each(ARENAS)('readFileInto %s', (_, create) => {
  it('reads a file of several steps, and shows every byte in order', async () => {
    const content = counted(20_000_000);
    const arena = create();
    const seen: Uint8Array[] = [];
    const bytes = await readFileInto(arena, file('large', content), MANY, (part) => seen.push(part.slice()));
    expect(arena.owns(bytes)).toBe(true);
    expect(Buffer.compare(bytes, content)).toBe(0);
    expect(seen.length).toBeGreaterThan(1);
    expect(Buffer.compare(Buffer.concat(seen), content)).toBe(0);
  });

  it('reads what grows while it is read, to its end', async () => {
    // Longer than one step, so that it grows before its end is met.
    const path = file('growing', counted(9_000_000));
    let isFirst = true;
    const bytes = await readFileInto(create(), path, MANY, () => {
      if (isFirst) appendFileSync(path, counted(5_000_000));
      isFirst = false;
    });
    expect(bytes.length).toBe(14_000_000);
    expect(Buffer.compare(bytes, readFileSync(path))).toBe(0);
  });

  it('reads what says that it is empty', async () => {
    const bytes = await readFileInto(create(), '/proc/self/status', MANY);
    expect(new TextDecoder().decode(bytes)).toContain('VmRSS');
    expect(await readFileInto(create(), file('empty', ''), MANY)).toHaveLength(0);
  });

  it('reads a pipe by its descriptor, and leaves it open', async () => {
    const path = join(folder, `pipe-${Math.random()}`);
    execFileSync('mkfifo', [path]);
    const [reader, content] = [openSync(path, 'r+'), counted(40_000)];
    writeFileSync(path, content);
    const other = openSync(path, 'r');
    // Both ends were open: without this there is no end.
    closeSync(reader);
    const bytes = await readFileInto(create(), other, MANY);
    expect(Buffer.compare(bytes, content)).toBe(0);
    closeSync(other);
  });

  it('refuses what is larger than the limit, known before or found on the way', async () => {
    const path = file('limited', counted(9_000_000));
    const arena = create();
    await expect(readFileInto(arena, path, 8_999_999).catch(codeOf)).resolves.toBe('too-large');
    const growing = readFileInto(arena, path, 9_000_100, () => appendFileSync(path, counted(1000)));
    await expect(growing.catch(codeOf)).resolves.toBe('too-large');
  });

  it('says why a file cannot be read', async () => {
    const arena = create();
    const reason = (path: string) =>
      readFileInto(arena, path, MANY).catch((cause) => (cause instanceof AppFailure ? cause.error : cause));
    const code = 'file-unreadable';
    const absent = join(folder, 'absent');
    expect(await reason(absent)).toEqual({ code, details: { path: absent, reason: 'ENOENT' } });
    expect(await reason(folder)).toEqual({ code, details: { path: folder, reason: 'EISDIR' } });
  });

  it('leaves nothing in memory of what it refused', async () => {
    const arena = create();
    const path = file('secret', `canary-of-a-refused-file ${'x'.repeat(100)}`);
    const stop = (): never => {
      throw new AppFailure({ code: 'cancelled', details: {} });
    };
    await expect(readFileInto(arena, path, MANY, stop).catch(codeOf)).resolves.toBe('cancelled');
    const memory = arena.memory === null ? '' : Buffer.from(arena.memory.buffer).toString('latin1');
    expect(memory).not.toContain('canary-of');
  });
});
