/**
 * `npm run bench`: everything of the table of numbers, on dumps that a real Envoy made of generated configuration,
 * with the peers in the same run. Writes docs/benchmarks.json and docs/benchmarks.md.
 */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { plural } from '@/lib/core/words';
import { build } from '../../bin/launch/prepare.mjs';
import { ENVOY_VERSION } from '../envoy/binary.ts';
import { systemChromium } from '../support/chromium.mjs';
import { dumpOf } from './dumps/produce.ts';
import { type DumpShape, SHAPES } from './dumps/shape.ts';
import { measureBlock } from './measures/block.ts';
import { measureBrowser } from './measures/browser.ts';
import { measureCache } from './measures/cache.ts';
import { measureCli } from './measures/cli.ts';
import { type Bench, Group, type Measure } from './measures/context.ts';
import { measureMemory } from './measures/memory.ts';
import { measureOpen } from './measures/open.ts';
import { measureSearch } from './measures/search.ts';
import { type BenchOptions, readBenchOptions, USAGE } from './options.ts';
import { chromiumVersion, istioctlVersion, jqVersion } from './process/peers.ts';
import type { GroupName, GroupResult, Results } from './results/model.ts';
import { report } from './results/report.ts';
import { readDifferential, readFuzz, save } from './results/store.ts';
import { failing } from './results/verdict.ts';

const RUNS = 5;
const MEASURES: Readonly<Record<GroupName, Measure>> = {
  cli: measureCli,
  open: measureOpen,
  search: measureSearch,
  memory: measureMemory,
  block: measureBlock,
  browser: measureBrowser,
  cache: measureCache,
};
const log = (line: string): void => console.log(line);

const words = ({ hosts, routesPerHost, services, tlsServers }: DumpShape): string => {
  const tls = tlsServers === 0 ? '' : `, ${plural(tlsServers, 'TLS server')}`;
  return `${plural(hosts, 'host')} with ${plural(routesPerHost, 'route')} each, ${plural(services, 'service')}${tls}`;
};

async function prepare({ quick }: BenchOptions): Promise<Bench> {
  const small = await dumpOf(SHAPES.small, log);
  if (quick) return { runs: 1, quick, routes: small, large: small, medium: small, small, log };
  const routes = await dumpOf(SHAPES.routes, log);
  const large = await dumpOf(SHAPES.large, log);
  const medium = await dumpOf(SHAPES.medium, log);
  return { runs: RUNS, quick, routes, large, medium, small, log };
}

const orMissing = (version: () => string): string => {
  try {
    return version();
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    return '(missing)';
  }
};

function circumstances(bench: Bench): Omit<Results, 'groups' | 'command'> {
  const busy = (loadavg()[0] ?? 0) > availableParallelism() / 2;
  return {
    machine: {
      cores: availableParallelism(),
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      memoryBytes: totalmem(),
      platform: `${process.platform} ${process.arch}`,
    },
    versions: {
      Node: process.versions.node,
      Envoy: ENVOY_VERSION,
      istioctl: orMissing(istioctlVersion),
      jq: orMissing(jqVersion),
      Chromium: chromiumVersion(systemChromium()),
    },
    dumps: Object.values(SHAPES).flatMap((shape) => {
      const dump = [bench.routes, bench.large, bench.medium, bench.small].find(
        ({ name }) => name === shape.name,
      );
      return dump === undefined ? [] : [{ name: dump.name, bytes: dump.bytes, words: words(shape) }];
    }),
    runs: bench.runs,
    notes: busy
      ? ['Other work ran on this machine when the run began: wall times are longer than they need to be.']
      : [],
  };
}

/** Quick figures are of another file and of one run: no goal is held against them. */
const withoutGoals = ({ figures, gaps }: GroupResult): GroupResult => ({
  figures: figures.map((figure) => ({ ...figure, goal: null })),
  gaps,
});

async function measureAll(options: BenchOptions, bench: Bench): Promise<Results['groups']> {
  const groups: Partial<Record<GroupName, GroupResult>> = {};
  for (const name of options.groups) {
    log(`— ${name}`);
    const result = await MEASURES[name](bench).catch((error: unknown) => {
      const group = new Group();
      group.gap(name, `Everything of the group ${name}`, error);
      return group.result();
    });
    groups[name] = options.quick ? withoutGoals(result) : result;
  }
  return groups;
}

async function main(options: BenchOptions): Promise<number> {
  await build();
  const bench = await prepare(options);
  const facts = circumstances(bench);
  const command = 'npm run bench';
  const now: Results = { command, ...facts, groups: await measureAll(options, bench) };
  const all = options.quick ? now : save(now);
  log(`\n${report(all, readFuzz(), readDifferential())}`);
  const misses = failing(now);
  for (const { group, entry } of misses)
    log(`${group}: ${entry.what}: ${'kind' in entry ? entry.reason : 'Must missed'}`);
  return options.check && misses.length > 0 ? 1 : 0;
}

const options = readBenchOptions(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else process.exitCode = await main(options);
