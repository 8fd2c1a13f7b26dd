/** The longest time in which the server's main thread could not answer while a large dump opens and is searched. */
import { type BenchServer, startServer } from '../process/server.ts';
import { atMost, type Bench, Group } from './context.ts';
import { searchOnce } from './search.ts';
import type { SearchKind } from './search-questions.ts';

const KINDS: readonly SearchKind[] = ['exact', 'folded', 'regex', 'key'];
const SEARCHES = 3;

/** The kinds that this build answers; those that it does not are a gap of the group `search`. */
async function answered(server: BenchServer, snapshot: string): Promise<readonly SearchKind[]> {
  const found: SearchKind[] = [];
  for (const kind of KINDS) {
    const isAnswered = await searchOnce(server, snapshot, kind, 0).then(
      () => true,
      () => false,
    );
    if (isAnswered) found.push(kind);
  }
  if (found.length === 0) throw new Error('Not one kind of search is answered.');
  return found;
}

async function longestBlock(bench: Bench): Promise<number> {
  const server = await startServer([bench.large.path, bench.small.path]);
  try {
    // Next loads the code of a handler when it is first called; that is no part of opening a dump.
    const kinds = await answered(server, (await server.open('file:2')).id);
    await server.longestBlock();
    const { id } = await server.open('file:1');
    for (const kind of kinds)
      for (let round = 0; round < SEARCHES; round += 1) await searchOnce(server, id, kind, round);
    return await server.longestBlock();
  } finally {
    await server.stop();
  }
}

export async function measureBlock(bench: Bench) {
  const group = new Group();
  const what = `Longest block of the server's main thread while ${bench.large.name} opens and is searched`;
  const values = await group.attempt('block', what, async () => {
    const found: number[] = [];
    for (let round = 0; round < bench.runs; round += 1) {
      found.push(await longestBlock(bench));
      bench.log(`main thread blocked ${(found.at(-1) ?? 0).toFixed(1)} ms`);
    }
    return found;
  });
  if (values !== null)
    group.add({ id: 'block', what, unit: 'ms', judged: 'median', values, goal: atMost(50, 10) });
  return group.result();
}
