import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Why a file named by a kubeconfig cannot be used: a phrase, never its content. */
export class FileProblem extends Error {
  readonly path: string;
  readonly reason: string;
  readonly missing: boolean;
  constructor(path: string, reason: string, missing: boolean) {
    super(reason);
    this.name = 'FileProblem';
    this.path = path;
    this.reason = reason;
    this.missing = missing;
  }
}

const PHRASES: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

/** The `code` of a Node error, '' where there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Reads a regular file of at most `limit` bytes. A folder, a device or a pipe is refused before a byte is
 * read: a kubeconfig may name any path, and some of them never end. Throws `FileProblem`.
 */
export async function readSmallFile(path: string, limit: number): Promise<Buffer> {
  let file: FileHandle | null = null;
  try {
    // O_NONBLOCK: a plain open of a named pipe would wait for a writer.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (stat.isDirectory()) throw new FileProblem(path, 'it is a folder', false);
    if (!stat.isFile()) throw new FileProblem(path, 'it is not a regular file', false);
    if (stat.size > limit) throw new FileProblem(path, `it is larger than ${limit} bytes`, false);
    return await file.readFile();
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    const code = errorCode(error);
    const phrase = PHRASES[code];
    throw new FileProblem(path, phrase ?? (code || 'it cannot be read'), phrase === 'no such file');
  } finally {
    await file?.close();
  }
}
