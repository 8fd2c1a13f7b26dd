/** `gatescope routes --file`: a cold process that lists every route, beside `JSON.parse` and istioctl. */
import { ROOT } from '../../../bin/launch/prepare.mjs';
import type { Dump } from '../dumps/produce.ts';
import { SHAPES } from '../dumps/shape.ts';
import { istioctlPath } from '../process/peers.ts';
import { type Outcome, runMeasured, type Usage } from '../process/run.ts';
import { least, median } from '../results/statistics.ts';
import { atLeast, atMost, type Bench, Group, memoryGoal, NotBuilt, scale } from './context.ts';

const USAGE_ERROR = 2;
const LAUNCHER = `${ROOT}/bin/gatescope`;
const PARSE = 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))';

/** The command line of the product. Throws `NotBuilt` when it does not know the command. */
export async function gatescope(args: readonly string[]): Promise<Outcome> {
  const outcome = await runMeasured([process.execPath, LAUNCHER, ...args]);
  const said = outcome.stderr.trim().split('\n')[0] ?? '';
  if (outcome.code === USAGE_ERROR && /unexpected|unknown/i.test(said))
    throw new NotBuilt(`It says: ${said}`);
  if (outcome.code !== 0) throw new Error(`gatescope ${args[0] ?? ''} ended with ${outcome.code}: ${said}`);
  return outcome;
}

/** Routes of the configuration; the first line is the head. */
const linesOf = (dump: Dump): number | null =>
  dump.name === SHAPES.routes.name ? SHAPES.routes.hosts * SHAPES.routes.routesPerHost + 1 : null;

async function listRoutes(dump: Dump, output: 'table' | 'wide'): Promise<Usage> {
  const { usage, lines } = await gatescope(['routes', '--file', dump.path, '--output', output]);
  const wanted = linesOf(dump);
  if (wanted !== null && lines !== wanted) throw new Error(`It printed ${lines} lines, not ${wanted}.`);
  return usage;
}

async function parseCold(dump: Dump): Promise<Usage> {
  const { usage, code, stderr } = await runMeasured([process.execPath, '-e', PARSE, dump.path]);
  if (code !== 0) throw new Error(`JSON.parse ended with ${code}: ${stderr}`);
  return usage;
}

async function istioctl(dump: Dump): Promise<Usage> {
  const { usage, code, stderr } = await runMeasured([
    istioctlPath(),
    'proxy-config',
    'routes',
    '-f',
    dump.path,
  ]);
  if (code !== 0) throw new Error(`istioctl ended with ${code}: ${stderr}`);
  return usage;
}

interface Way {
  readonly id: string;
  readonly title: string;
  readonly run: (dump: Dump) => Promise<Usage>;
}

const WAYS: readonly Way[] = [
  {
    id: 'table',
    title: '`gatescope routes --file F --output table`',
    run: (dump) => listRoutes(dump, 'table'),
  },
  {
    id: 'wide',
    title: '`gatescope routes --file F --output wide` (all columns)',
    run: (dump) => listRoutes(dump, 'wide'),
  },
  { id: 'parse', title: '`JSON.parse(readFileSync(F, "utf8"))`, nothing else', run: parseCold },
  { id: 'istioctl', title: '`istioctl proxy-config routes -f F`', run: istioctl },
];

type Runs = ReadonlyMap<string, readonly Usage[]>;

/** In turn, so that a busy minute hits all ways alike. A way that fails once is not tried again. */
async function inTurn(bench: Bench, group: Group): Promise<Runs> {
  const runs = new Map<string, Usage[]>();
  const failed = new Set<string>();
  for (let round = 0; round < bench.runs; round += 1) {
    for (const { id, title, run } of WAYS.filter((way) => !failed.has(way.id))) {
      const usage = await group.attempt(`cli.${id}`, title, () => run(bench.routes));
      if (usage === null) {
        failed.add(id);
        runs.delete(id);
        continue;
      }
      bench.log(`${id.padEnd(9)} ${Math.round(usage.wallMillis)} ms, CPU ${Math.round(usage.cpuMillis)} ms`);
      runs.set(id, [...(runs.get(id) ?? []), usage]);
    }
  }
  return runs;
}

function addWay(group: Group, bench: Bench, way: Way, usages: readonly Usage[]): void {
  const { id, title } = way;
  const isOurs = id === 'table' || id === 'wide';
  const factor = scale(bench.routes);
  const common = { what: title };
  const of = (key: keyof Usage): readonly number[] => usages.map((usage) => usage[key]);
  const goal = isOurs ? { goal: atMost(1200 * factor, 600 * factor) } : {};
  const memory = isOurs ? { goal: memoryGoal(bench.routes, 80e6) } : {};
  group.add({
    ...common,
    id: `cli.${id}.wall`,
    unit: 'ms',
    judged: 'least',
    values: of('wallMillis'),
    ...goal,
  });
  group.add({
    ...common,
    id: `cli.${id}.cpu`,
    what: `${title}: CPU (user + system)`,
    unit: 'ms',
    judged: 'median',
    values: of('cpuMillis'),
  });
  group.add({
    ...common,
    id: `cli.${id}.peak`,
    what: `${title}: peak memory`,
    unit: 'bytes',
    judged: 'median',
    values: of('peakBytes'),
    ...memory,
  });
}

const of = (runs: Runs, id: string, key: keyof Usage): readonly number[] =>
  (runs.get(id) ?? []).map((usage) => usage[key]);

function addRatios(group: Group, runs: Runs): void {
  for (const id of ['table', 'wide'].filter((each) => runs.has(each))) {
    if (runs.has('parse')) {
      group.add({
        id: `cli.${id}.cpu-ratio`,
        what: `CPU of \`routes --output ${id}\` against JSON.parse alone`,
        unit: 'times',
        judged: 'median',
        values: [median(of(runs, id, 'cpuMillis')) / median(of(runs, 'parse', 'cpuMillis'))],
        goal: atMost(0.7, 0.45),
      });
    }
    if (!runs.has('istioctl')) continue;
    group.add({
      id: `cli.${id}.istioctl-ratio`,
      what: `istioctl takes as long as so many \`routes --output ${id}\``,
      unit: 'times',
      judged: 'median',
      values: [least(of(runs, 'istioctl', 'wallMillis')) / least(of(runs, id, 'wallMillis'))],
      goal: atLeast(10, 20),
    });
  }
}

export async function measureCli(bench: Bench) {
  const group = new Group();
  const runs = await inTurn(bench, group);
  for (const way of WAYS) {
    const usages = runs.get(way.id);
    if (usages !== undefined) addWay(group, bench, way, usages);
  }
  addRatios(group, runs);
  return group.result();
}
