/** How much a server grows by one open dump: the highest point while it opens and is searched, above where it stood. */
import { forgetPeak, peakBytes, residentBytes } from '../process/memory.ts';
import { startServer } from '../process/server.ts';
import { type Bench, Group, memoryGoal } from './context.ts';
import { searchOnce } from './search.ts';

interface Growth {
  readonly peak: number;
  readonly after: number;
}

async function growth(bench: Bench): Promise<Growth> {
  const server = await startServer([bench.routes.path, bench.small.path]);
  try {
    // Code and pages that the first snapshot brings are not the dump's.
    const small = await server.open('file:2');
    await searchOnce(server, small.id, 'exact', 0);
    const before = residentBytes(server.pid);
    forgetPeak(server.pid);
    const { id } = await server.open('file:1');
    await searchOnce(server, id, 'exact', 1);
    return { peak: peakBytes(server.pid) - before, after: residentBytes(server.pid) - before };
  } finally {
    await server.stop();
  }
}

export async function measureMemory(bench: Bench) {
  const group = new Group();
  const what = 'Growth of the server by one open dump, at most';
  const runs = await group.attempt('memory.peak', what, async () => {
    const found: Growth[] = [];
    for (let round = 0; round < Math.min(3, bench.runs); round += 1) {
      found.push(await growth(bench));
      bench.log(`server grows by ${Math.round((found.at(-1)?.peak ?? 0) / 1e6)} MB`);
    }
    return found;
  });
  if (runs === null) return group.result();
  group.add({
    id: 'memory.peak',
    what,
    unit: 'bytes',
    judged: 'median',
    values: runs.map(({ peak }) => peak),
    goal: memoryGoal(bench.routes, 100e6),
  });
  group.add({
    id: 'memory.after',
    what: 'Growth of the server by one open dump, after it',
    unit: 'bytes',
    judged: 'median',
    values: runs.map(({ after }) => after),
  });
  return group.result();
}
