/** Twenty snapshots opened in turn: memory stays within what the cache keeps, the oldest are closed and said to be. */
import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dump } from '../dumps/produce.ts';
import { forgetPeak, peakBytes, residentBytes } from '../process/memory.ts';
import { type BenchServer, startServer } from '../process/server.ts';
import { most } from '../results/statistics.ts';
import { atMost, type Bench, Group } from './context.ts';

const SNAPSHOTS = 20;
const QUICK_SNAPSHOTS = 8;
/** Words of every dump that may be changed without making it another one. */
const MARK = '"version_info": "1"';

/** Copies that differ in one byte: a server may keep one snapshot for equal bytes. */
async function copies(dump: Dump, count: number, folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  const chunk = Buffer.alloc(1 << 20);
  for (let index = 0; index < count; index += 1) {
    const path = join(folder, `copy-${index}.json`);
    await copyFile(dump.path, path);
    const file = await open(path, 'r+');
    try {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, 0);
      const at = chunk.subarray(0, bytesRead).indexOf(MARK);
      if (at < 0) throw new Error(`${MARK} was not found near the beginning of ${dump.name}.`);
      await file.write(String.fromCharCode('A'.charCodeAt(0) + index), at + MARK.length - 2);
    } finally {
      await file.close();
    }
    paths.push(path);
  }
  return paths;
}

interface Opened {
  /** Snapshots that still answer when all were opened. */
  readonly kept: number;
  readonly peak: number;
  /** What one snapshot cost, the first ones' mean. */
  readonly each: number;
}

async function stillOpen(server: BenchServer, ids: readonly string[]): Promise<number> {
  let kept = 0;
  for (const id of ids) {
    const { status, body } = await server.ask(id, { ask: 'overview' });
    if (status === 200) kept += 1;
    else if (!body.includes('"snapshot-gone"'))
      throw new Error(`A closed snapshot was answered with ${body}`);
  }
  return kept;
}

async function openAll(bench: Bench, paths: readonly string[]): Promise<Opened> {
  const server = await startServer([...paths, bench.small.path]);
  try {
    await server.open(`file:${paths.length + 1}`);
    const before = residentBytes(server.pid);
    forgetPeak(server.pid);
    const ids: string[] = [];
    const grown: number[] = [];
    for (const index of paths.keys()) {
      ids.push((await server.open(`file:${index + 1}`)).id);
      grown.push(residentBytes(server.pid) - before);
    }
    if (new Set(ids).size !== ids.length) throw new Error('Two snapshots have one id.');
    const kept = await stillOpen(server, ids);
    if (kept === 0) throw new Error('Not one snapshot answers.');
    bench.log(`${kept} of ${ids.length} snapshots kept, ${Math.round(most(grown) / 1e6)} MB`);
    return { kept, peak: peakBytes(server.pid) - before, each: (grown[1] ?? 0) / 2 };
  } finally {
    await server.stop();
  }
}

export async function measureCache(bench: Bench) {
  const group = new Group();
  const dump = bench.quick ? bench.small : bench.medium;
  const count = bench.quick ? QUICK_SNAPSHOTS : SNAPSHOTS;
  const size = `${Math.round(dump.bytes / 1e6)} MB`;
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-bench-copies-'));
  try {
    const what = `${count} snapshots of ${size} opened in turn`;
    const opened = await group.attempt('cache', what, async () =>
      openAll(bench, await copies(dump, count, folder)),
    );
    if (opened === null) return group.result();
    // One more than is kept is open while it takes the place of the oldest.
    const bound = (opened.kept + 1) * (1.3 * dump.bytes + 100e6);
    const bytes = { unit: 'bytes', judged: 'median' } as const;
    group.add({
      id: 'cache.peak',
      ...bytes,
      what: `${what}: growth of the server at most`,
      values: [opened.peak],
      goal: atMost(bound),
    });
    group.add({
      id: 'cache.each',
      ...bytes,
      what: `${what}: growth by each of the first`,
      values: [opened.each],
    });
    group.add({
      id: 'cache.kept',
      what: `${what}: still open at the end, the oldest closed`,
      unit: 'nodes',
      judged: 'median',
      values: [opened.kept],
      goal: atMost(count - 1),
    });
    return group.result();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
