/** Open, redact and index in a worker, from the call to the snapshot's facts, beside `JSON.parse` of the same file. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Dump } from '../dumps/produce.ts';
import type { Opened } from '../open-probe.ts';
import type { Goal } from '../results/model.ts';
import { least } from '../results/statistics.ts';
import { atMost, type Bench, Group, scale } from './context.ts';

const PROBE = fileURLToPath(new URL('../open-probe.ts', import.meta.url));
const LOADER = fileURLToPath(new URL('../../support/lib-loader.mjs', import.meta.url));
const run = promisify(execFile);

async function probe(kind: 'worker' | 'parse', dump: Dump): Promise<Opened> {
  const args = ['--import', LOADER, PROBE, kind, dump.path];
  const { stdout } = await run(process.execPath, args);
  // Border: our own script wrote this line.
  return JSON.parse(stdout) as Opened;
}

interface Pair {
  readonly worker: readonly Opened[];
  readonly parse: readonly Opened[];
}

async function inTurn(bench: Bench, dump: Dump): Promise<Pair> {
  const worker: Opened[] = [];
  const parse: Opened[] = [];
  for (let round = 0; round < bench.runs; round += 1) {
    worker.push(await probe('worker', dump));
    parse.push(await probe('parse', dump));
    bench.log(`open ${dump.name}: ${Math.round(worker.at(-1)?.millis ?? 0)} ms`);
  }
  return { worker, parse };
}

/** What does not grow with the file: for the small one a scaled goal would say nothing. */
const goalOf = (bench: Bench, dump: Dump): { readonly goal?: Goal } =>
  dump === bench.small ? {} : { goal: atMost(900 * scale(dump), 400 * scale(dump)) };

function add(group: Group, bench: Bench, dump: Dump, { worker, parse }: Pair): void {
  const times = (runs: readonly Opened[]): readonly number[] => runs.map(({ millis }) => millis);
  const size = `${Math.round(dump.bytes / 1e6)} MB`;
  const common = { unit: 'ms', judged: 'least' } as const;
  group.add({
    ...common,
    id: `open.${dump.name}`,
    what: `Open, redact and index ${dump.name} (${size})`,
    values: times(worker),
    ...goalOf(bench, dump),
  });
  group.add({
    ...common,
    id: `open.${dump.name}.parse`,
    what: `JSON.parse of ${dump.name}`,
    values: times(parse),
  });
  group.add({
    id: `open.${dump.name}.ratio`,
    what: `Opening ${dump.name} against JSON.parse of it`,
    unit: 'times',
    judged: 'median',
    values: [least(times(worker)) / least(times(parse))],
  });
}

export async function measureOpen(bench: Bench) {
  const group = new Group();
  for (const dump of new Set([bench.routes, bench.large, bench.medium, bench.small])) {
    const pair = await group.attempt(`open.${dump.name}`, `Open ${dump.name}`, () => inTurn(bench, dump));
    if (pair !== null) add(group, bench, dump, pair);
  }
  return group.result();
}
