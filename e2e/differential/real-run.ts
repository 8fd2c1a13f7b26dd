/** One configuration in a real Envoy: its dumps, and the truth of each request. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEnvoy } from '../envoy/start.ts';
import type { Backend } from './backend.ts';
import { linesOf } from './log.ts';
import { type ClientSaw, send } from './send.ts';
import { type Place, questionLine, type Sent } from './sent.ts';
import { isClear, type Known, type Truth, truthOf } from './truth.ts';

/** A bootstrap, and the files beside it. */
export interface Configuration {
  readonly bootstrap: object;
  readonly files: Readonly<Record<string, string>>;
  /** Set over the admin interface when Envoy runs, and told to the engine with every question. */
  readonly runtime: Readonly<Record<string, string>>;
}

export interface RealRun {
  /** Holds dump.json, clusters.json, requests.ndjson and truth.ndjson. */
  readonly folder: string;
  readonly truths: ReadonlyMap<string, Truth>;
  remove(): Promise<void>;
}

interface Observed {
  readonly truth: Truth;
  readonly source: Place;
}

const AT_ONCE = 16;
/** The file is read while Envoy runs: what it holds back must come soon. */
const FLAGS = ['--file-flush-interval-msec', '20', '--component-log-level', 'envoy_bug:off'];

async function sendAll(requests: readonly Sent[]): Promise<Map<string, ClientSaw>> {
  const seen = new Map<string, ClientSaw>();
  const queue = [...requests];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      seen.set(next.id, await send(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return seen;
}

/** Names of routes and filter chains are unique in a configuration. */
function knownOf(configuration: unknown): Known {
  const redirects = new Map<string, boolean>();
  const secure = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      if ('match' in value && 'name' in value) redirects.set(String(value.name), 'redirect' in value);
      if ('filters' in value && 'transport_socket' in value && 'name' in value)
        secure.add(String(value.name));
      for (const one of Object.values(value)) walk(one);
    }
  };
  walk(configuration);
  return { isRedirect: (name) => redirects.get(name) ?? null, isTls: (name) => secure.has(name) };
}

const saved = async (url: string, file: string): Promise<void> =>
  writeFile(file, await (await fetch(url)).text());

/** Sends everything; what got no clear truth is sent once more. */
async function observed(
  requests: readonly Sent[],
  log: string,
  backend: Backend,
  known: Known,
): Promise<ReadonlyMap<string, Observed>> {
  const all = new Map<string, Observed>();
  let open = requests;
  let offset = 0;
  for (let round = 0; round < 2 && open.length > 0; round += 1) {
    const seen = await sendAll(open);
    const peerOf = ({ source }: ClientSaw): string => `${source?.address}:${source?.port}`;
    const peers = [...seen.values()].filter(({ source }) => source !== null).map(peerOf);
    const { lines, end } = await linesOf(log, peers, offset);
    offset = end;
    for (const sent of open) {
      const client = seen.get(sent.id);
      if (client === undefined) continue;
      const truth = truthOf(sent, client, lines.get(peerOf(client)) ?? [], backend, known);
      all.set(sent.id, { truth, source: client.source ?? sent.source });
    }
    open = open.filter(({ id }) => {
      const found = all.get(id);
      return found === undefined || !isClear(found.truth);
    });
  }
  return all;
}

/** Starts Envoy, sends, stops it. Throws when Envoy refuses the configuration. */
export async function realRun(
  { bootstrap, files, runtime }: Configuration,
  requests: readonly Sent[],
  backend: Backend,
): Promise<RealRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-judge-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const log = join(folder, 'log.ndjson');
    await writeFile(log, '');
    // Border: a plain JSON object, as it went in.
    const own = JSON.parse(JSON.stringify(bootstrap).replaceAll('$LOG', log)) as object;
    const parsed = Object.values(files).map((text): unknown => JSON.parse(text));
    backend.forget();
    const envoy = await startEnvoy(own, files, FLAGS);
    let all: ReadonlyMap<string, Observed>;
    try {
      const set = new URLSearchParams(runtime);
      if (set.size > 0) await fetch(`${envoy.adminUrl}/runtime_modify?${set}`, { method: 'POST' });
      await saved(`${envoy.adminUrl}/config_dump?include_eds`, join(folder, 'dump.json'));
      await saved(`${envoy.adminUrl}/clusters?format=json`, join(folder, 'clusters.json'));
      all = await observed(requests, log, backend, knownOf([bootstrap, parsed]));
    } finally {
      await envoy.stop();
    }
    const questions = requests.flatMap((sent) => {
      const found = all.get(sent.id);
      return found === undefined ? [] : [questionLine(sent, found.source, runtime)];
    });
    const told = [...all].map(([id, { truth }]) =>
      JSON.stringify({ id, ...truth, clusters: [], because: [] }),
    );
    await writeFile(join(folder, 'requests.ndjson'), `${questions.join('\n')}\n`);
    await writeFile(join(folder, 'truth.ndjson'), `${told.join('\n')}\n`);
    const truths = new Map([...all].map(([id, { truth }]) => [id, truth]));
    return { folder, truths, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
