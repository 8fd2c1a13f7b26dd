import { formatBytes } from '@/lib/core/words';
import { HOSTS, ROUTES_PER_HOST } from './generate.ts';
import type { Measurement } from './probe.ts';

/** All runs of one way to open the dump. */
export interface Series {
  readonly title: string;
  readonly runs: readonly Measurement[];
}

export interface Circumstances {
  readonly cores: number;
  readonly memory: number;
  readonly platform: string;
  readonly node: string;
  readonly envoy: string;
  readonly dumpBytes: number;
  readonly notes: readonly string[];
}

/** Lower middle of an even number of values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

const ms = (value: number): string => `${Math.round(value)} ms`;
const size = (value: number): string => (Number.isNaN(value) ? '–' : formatBytes(value));
const block = (value: number): string => (Number.isNaN(value) ? '–' : ms(value));

function row({ title, runs }: Series): string {
  const of = (key: keyof Measurement) => runs.map((run) => run[key]);
  const cells = [
    title,
    ms(Math.min(...of('millis'))),
    ms(median(of('millis'))),
    block(Math.max(...of('blockMillis'))),
    size(median(of('rssAfter'))),
    size(median(of('rssPeak'))),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The page docs/benchmarks.md. */
export function report(series: readonly Series[], at: Circumstances): string {
  const runs = Math.max(...series.map((each) => each.runs.length));
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; run it again to compare on your machine.',
    '',
    '## Open a large dump',
    '',
    `A \`config_dump\` of ${formatBytes(at.dumpBytes)} that Envoy ${at.envoy} answered for a generated gateway: ${HOSTS} hosts with ${ROUTES_PER_HOST} routes each and a cluster per host, with the names and metadata that istiod writes. Opened as the server opens a file: from the call, through a worker that is started for it, to the first answer (read, decoded, redacted, typed, counted, problems found).`,
    '',
    `${at.cores} cores, ${formatBytes(at.memory)} of memory, ${at.platform}, Node ${at.node}. ${runs} runs each, in turn, every one in a process of its own.`,
    '',
    '| | best | median | main thread blocked at most (worst) | memory after (median) | memory at most (median) |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...series.map(row),
    '',
    '`JSON.parse` is the least that JavaScript must do to look into the file; it redacts nothing, reads nothing into types, and blocks the thread it runs on. Gatescope stands on it today, in the worker, and keeps the whole tree there: that is the memory.',
    ...at.notes.flatMap((note) => ['', note]),
    '',
  ].join('\n');
}
