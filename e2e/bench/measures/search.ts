/** Searches in a running server that has the dump open: count and the first 1,000 hits with their pointers. */

import type { SearchPage, SearchQuestion } from '@/lib/answers/search-types';
import { jqVersion } from '../process/peers.ts';
import { runMeasured } from '../process/run.ts';
import type { BenchServer } from '../process/server.ts';
import { startServer } from '../process/server.ts';
import { least } from '../results/statistics.ts';
import { gatescope } from './cli.ts';
import { atLeast, atMost, type Bench, Group, NotBuilt, scale } from './context.ts';
import { needleOf, type SearchKind, searchQuestion } from './search-questions.ts';

const HITS = 1_000;
/** As many as one answer may carry. */
const PAGE = 500;
const UNKNOWN_QUESTION = 400;
const GIVE_UP_MS = 60_000;

interface SearchFigure {
  readonly kind: SearchKind;
  readonly what: string;
  readonly must: number;
  readonly aim: number;
}

const SEARCHES: readonly SearchFigure[] = [
  { kind: 'exact', what: 'Text search, exact', must: 200, aim: 60 },
  { kind: 'folded', what: 'Text search, ASCII letter case ignored', must: 200, aim: 60 },
  { kind: 'regex', what: 'RE2 search with a required literal', must: 600, aim: 150 },
  { kind: 'key', what: 'key:value search', must: 300, aim: 100 },
];

/** One window of hits: a long search answers what it has so far and goes on when it is asked again. */
async function windowMillis(
  server: BenchServer,
  snapshot: string,
  question: SearchQuestion,
): Promise<number> {
  for (let millis = 0; ; ) {
    const answer = await server.ask(snapshot, question);
    if (answer.status === UNKNOWN_QUESTION)
      throw new NotBuilt(`The API does not know the search \`${question.mode}\`.`);
    if (answer.status !== 200) throw new Error(`Search was answered with ${answer.status}: ${answer.body}`);
    millis += answer.millis;
    // Border: our own server's answer.
    const { total, done, problem } = JSON.parse(answer.body) as SearchPage;
    if (problem) throw new Error(`${question.text}: ${problem.message}`);
    if (done === false && millis < GIVE_UP_MS) continue;
    if (done === false) throw new Error(`${question.text}: the search did not end.`);
    if (!(total > 0)) throw new Error(`${question.text} was not found.`);
    return millis;
  }
}

/** Milliseconds of one search with its first hits. Throws `NotBuilt` when the server does not know the question. */
export async function searchOnce(
  server: BenchServer,
  snapshot: string,
  kind: SearchKind,
  round: number,
): Promise<number> {
  const needle = needleOf(kind, round);
  let millis = 0;
  for (let offset = 0; offset < HITS; offset += PAGE)
    millis += await windowMillis(server, snapshot, searchQuestion(kind, needle, offset, PAGE));
  return millis;
}

async function rounds(bench: Bench, server: BenchServer, snapshot: string, kind: SearchKind) {
  // Warm: what is measured is a search, not the first use of its code.
  await searchOnce(server, snapshot, kind, 0);
  const times: number[] = [];
  for (let round = 1; round <= bench.runs; round += 1)
    times.push(await searchOnce(server, snapshot, kind, round));
  bench.log(`search ${kind.padEnd(7)} ${Math.round(least(times))} ms`);
  return times;
}

/** The same question to jq: every path to a string with the needle in it. */
async function jq(path: string, needle: string): Promise<number> {
  jqVersion();
  const filter = `paths(type == "string" and contains(${JSON.stringify(needle)}))`;
  const { usage, code, stderr } = await runMeasured(['jq', '-c', filter, path]);
  if (code !== 0) throw new Error(`jq ended with ${code}: ${stderr}`);
  return usage.wallMillis;
}

/** The same by the command line: starts, reads, redacts, indexes, searches, prints every hit. */
async function cold(bench: Bench): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 1; round <= bench.runs; round += 1) {
    const needle = needleOf('exact', round);
    const { usage, lines } = await gatescope([
      'search',
      '--file',
      bench.routes.path,
      needle,
      '--output',
      'ndjson',
    ]);
    if (lines === 0) throw new Error(`${needle} was not found.`);
    times.push(usage.wallMillis);
  }
  return times;
}

export async function measureSearch(bench: Bench) {
  const group = new Group();
  const factor = scale(bench.routes);
  const server = await startServer([bench.routes.path]);
  let exact: number | null = null;
  try {
    const { id } = await server.open('file:1');
    for (const { kind, what, must, aim } of SEARCHES) {
      const values = await group.attempt(`search.${kind}`, what, () => rounds(bench, server, id, kind));
      if (values === null) continue;
      if (kind === 'exact') exact = least(values);
      const goal = atMost(must * factor, aim * factor);
      group.add({ id: `search.${kind}`, what, unit: 'ms', judged: 'least', values, goal });
    }
  } finally {
    await server.stop();
  }
  const coldWhat = '`gatescope search --file F TEXT --output ndjson`, cold, every hit';
  const values = await group.attempt('search.cold', coldWhat, () => cold(bench));
  if (values !== null) group.add({ id: 'search.cold', what: coldWhat, unit: 'ms', judged: 'least', values });
  const what = 'Text search by `jq`, all paths (one run)';
  const peer = await group.attempt('search.jq', what, () => jq(bench.routes.path, needleOf('exact', 1)));
  if (peer === null) return group.result();
  bench.log(`jq ${Math.round(peer)} ms`);
  group.add({ id: 'search.jq', what, unit: 'ms', judged: 'least', values: [peer] });
  if (exact !== null) {
    group.add({
      id: 'search.jq-ratio',
      what: 'jq takes as long as so many text searches',
      unit: 'times',
      judged: 'median',
      values: [peer / exact],
      goal: atLeast(100),
    });
  }
  return group.result();
}
