import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '@/lib/core/errors';
import { once } from '@/lib/core/once';
import { createArena } from '@/lib/json/arena';
import { readFileInto } from '@/lib/server/read-file';
import { MAX_PART_BYTES, readParts } from '@/lib/server/read-parts';
import type { CaptureOrigin, PartName } from '@/lib/snapshot/capture';
import { type CaptureBytes, openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { type SourceChoice, STANDARD_INPUT } from './source-choice';
import { takeCapture, type Wanted } from './take-capture';
import type { Say } from './words';

/** A process opens one capture: nothing has to tell it from another. */
const ID = 'command-line';

type Got = Omit<CaptureBytes, 'id' | 'tagOf'>;

const UNSEEN = { begin: () => {}, bytes: () => {} };

const arena = createArena();

/** A file that cannot be read is said when it is read. */
const writtenAt = (path: string): Promise<Date> =>
  stat(path).then(
    ({ mtime }) => mtime,
    () => new Date(),
  );

function fileOrigin(path: string): CaptureOrigin {
  const name = basename(path);
  return { sourceId: `file:${name}`, sourceKind: 'file', sourceLabel: name, proxy: null };
}

async function filePart(name: PartName, path: string): Promise<Got['parts'][number]> {
  const bytes = await readFileInto(arena, path === STANDARD_INPUT ? 0 : path, MAX_PART_BYTES);
  return { name, bytes, status: 200, millis: 0 };
}

async function got(
  choice: SourceChoice,
  wanted: Wanted,
  root: string,
  say: Say,
  clusters: string | null,
): Promise<Got> {
  if (choice.kind !== 'file') {
    const { parts, ...capture } = await takeCapture(choice, wanted, root, say);
    return { ...capture, parts: await readParts(parts, arena, UNSEEN) };
  }
  const { path } = choice;
  const files: readonly (readonly [PartName, string])[] = [
    ['admin/config_dump', path],
    ...(clusters === null ? [] : [['admin/clusters', clusters] as const]),
  ];
  const [written, ...parts] = await Promise.all([
    writtenAt(path),
    ...files.map(([name, file]) => filePart(name, file)),
  ]);
  return {
    origin: fileOrigin(path),
    takenAt: written.toISOString(),
    missing: [],
    parts,
  };
}

/**
 * Reads a source into memory and hides its secrets. Throws `AppFailure`, and `UsageError` when it cannot be known
 * which Envoy is meant.
 * @param wanted of a dump that is not in a file yet
 * @param root folder of the package
 * @param clusters file with the answer of `/clusters`, beside a dump that is a file
 */
export async function openSource(
  choice: SourceChoice,
  wanted: Wanted,
  root: string,
  say: Say,
  clusters: string | null = null,
): Promise<Snapshot> {
  // Loaded where a secret is found: many dumps have none.
  const crypto = once(() => process.getBuiltinModule('node:crypto'));
  const key = once(() => crypto().randomBytes(32));
  const tagOf = (text: string): string =>
    crypto().createHmac('sha256', key()).update(text).digest('base64url').slice(0, 8);
  const opened = openCapture({ ...(await got(choice, wanted, root, say, clusters)), id: ID, tagOf }, arena);
  if (!opened.ok) throw new AppFailure(opened.error);
  return opened.value;
}
