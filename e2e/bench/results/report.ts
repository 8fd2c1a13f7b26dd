import type { DifferentialRecord, DumpFacts, Figure, FuzzRecord, Gap, GroupName, Results } from './model.ts';
import { GROUPS } from './model.ts';
import { limitText, numberText } from './numbers.ts';
import { median } from './statistics.ts';
import { judgedValue, type Verdict, verdictOf } from './verdict.ts';

const TITLES: Readonly<Record<GroupName, readonly [string, string]>> = {
  cli: [
    'List every route, cold',
    'Each a process of its own, its output going into a file. CPU time and memory are those of the process and its children (`wait4`).',
  ],
  open: [
    'Open a dump',
    'As the server opens a file: from the call, through the worker that it keeps ready, to the first answer: read, redacted, indexed, routes counted. Listeners, clusters, secrets and problems of a large dump are counted after that. Beside it `JSON.parse(readFileSync(F, "utf8"))` in a process of its own, which redacts and indexes nothing and blocks its thread.',
  ],
  search: [
    'Search',
    'Through the API of a running server that has the dump with 120,000 routes open: the count and the first 1,000 hits with their JSON pointers, in two answers of 500, another needle each time.',
  ],
  memory: ['Memory of the server', 'Resident set of the server process (VmHWM, set back before opening).'],
  block: [
    'Main thread of the server',
    'A timer of one millisecond inside the server process; what it is late by is the block. Handlers were used once before.',
  ],
  browser: [
    'In the browser',
    'Chromium on the production build. Times are taken inside the page: from the key’s own time stamp, or the start of the navigation, to the frame that shows the rows.',
  ],
  cache: ['Many snapshots', 'Files that differ in one byte, opened one after the other in one server.'],
};

const VERDICTS: Readonly<Record<Verdict, string>> = {
  aim: '**Aim**',
  must: 'Must',
  missed: '**missed**',
  shown: '',
};

const GAPS: Readonly<Record<Gap['kind'], string>> = {
  'not-built': '**not built**',
  failed: '**failed**',
  'no-peer': 'not measured',
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function figureLine(figure: Figure): string {
  const { what, unit, goal, values } = figure;
  const number = (value: number): string => numberText(value, unit);
  return line([
    what,
    number(judgedValue(figure)),
    number(median(values)),
    limitText(goal?.must, goal, unit),
    limitText(goal?.aim, goal, unit),
    VERDICTS[verdictOf(figure)],
  ]);
}

const gapLine = ({ what, kind }: Gap): string => line([what, '–', '–', '–', '–', GAPS[kind]]);

function groupSection(results: Results, name: GroupName): readonly string[] {
  const group = results.groups[name];
  if (group === undefined) return [];
  const [title, words] = TITLES[name];
  return [
    `## ${title}`,
    '',
    words,
    '',
    line(['', 'counts', 'median', 'Must', 'Aim', '']),
    line(['---', '---:', '---:', '---:', '---:', '---']),
    ...group.figures.map(figureLine),
    ...group.gaps.map(gapLine),
    '',
    ...group.gaps.flatMap(({ what, reason }) => [`${what}: ${reason}`, '']),
  ];
}

/** `19 of 21 Musts met, 12 of 18 Aims reached.` */
export function summary(results: Results): string {
  const figures = GROUPS.flatMap((name) => results.groups[name]?.figures ?? []);
  const wanted = figures.filter(({ goal }) => goal !== null);
  const met = wanted.filter((figure) => verdictOf(figure) !== 'missed').length;
  const aims = wanted.filter(({ goal }) => goal?.aim !== null);
  const reached = aims.filter((figure) => verdictOf(figure) === 'aim').length;
  return `${met} of ${wanted.length} Musts met, ${reached} of ${aims.length} Aims reached.`;
}

const dumpLine = ({ name, bytes, words }: DumpFacts): string =>
  line([`\`${name}\``, numberText(bytes, 'bytes'), words]);

function fuzzSection(records: readonly FuzzRecord[]): readonly string[] {
  if (records.length === 0) return [];
  const grouped = (value: number): string => numberText(value, 'nodes');
  return [
    '## Fuzz runs',
    '',
    line(['', 'cases', 'seed', 'time', 'failures', 'command']),
    line(['---', '---:', '---:', '---:', '---:', '---']),
    ...records.map(({ what, cases, seed, seconds, failures, command }) =>
      line([
        what,
        grouped(cases),
        String(seed),
        `${grouped(seconds)} s`,
        grouped(failures),
        `\`${command}\``,
      ]),
    ),
    '',
  ];
}

function differentialSection(record: DifferentialRecord | null): readonly string[] {
  if (record === null) return [];
  const { command, commit, envoy, seed, pairs, seconds, different, unclear, verdicts, clauses } = record;
  const grouped = (value: number): string => numberText(value, 'nodes');
  return [
    '## Explain against a real Envoy',
    '',
    `${grouped(pairs)} random requests on random configurations, by Gatescope and by Envoy ${envoy}: **${grouped(different)} different answers**, ${grouped(unclear)} without a clear truth. Seed ${seed}, commit \`${commit}\`, ${grouped(seconds)} s, \`${command}\`.`,
    '',
    line(['Verdict of Envoy', 'requests']),
    line(['---', '---:']),
    ...Object.entries(verdicts).map(([verdict, times]) => line([verdict, grouped(times)])),
    '',
    line(['Clause', 'won', 'sole cause of a loss']),
    line(['---', '---:', '---:']),
    ...clauses.map(({ kind, won, lost }) => line([kind, grouped(won), grouped(lost)])),
    '',
  ];
}

/** The page docs/benchmarks.md. */
export function report(
  results: Results,
  fuzz: readonly FuzzRecord[],
  differential: DifferentialRecord | null,
): string {
  const { machine, versions, dumps, runs, notes } = results;
  const memory = numberText(machine.memoryBytes, 'bytes');
  return [
    '# Benchmarks',
    '',
    `Written by \`${results.command}\` from [benchmarks.json](benchmarks.json); \`--check\` fails on a missed Must. Run it again to compare on your machine. **${summary(results)}**`,
    '',
    `${machine.cores} cores (${machine.cpu}), ${memory} of memory, ${machine.platform}. Up to ${runs} runs of each, in turn with their peers. *Counts* is what a goal is held against: the best run for wall time, the median for CPU time and memory, the worst for nodes, the 95th percentile for keys. Goals are for 163 MB and scale with the file. MB are millions of bytes.`,
    '',
    ...notes.flatMap((note) => [note, '']),
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
    line(['Dump', 'size', 'what it is']),
    line(['---', '---:', '---']),
    ...dumps.map(dumpLine),
    '',
    ...GROUPS.flatMap((name) => groupSection(results, name)),
    ...fuzzSection(fuzz),
    ...differentialSection(differential),
  ].join('\n');
}
