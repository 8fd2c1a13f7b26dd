/** One configuration in a real Envoy: its dumps, and the truth of each request. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEnvoy } from '../envoy/start.ts';
import type { Backend } from './backend.ts';
import { type ClientSaw, send } from './send.ts';
import { questionLine, type Sent } from './sent.ts';
import { type LogLine, type Truth, truthOf } from './truth.ts';

export interface RealRun {
  /** Holds dump.json, clusters.json, requests.ndjson and truth.ndjson. */
  readonly folder: string;
  readonly truths: ReadonlyMap<string, Truth>;
  remove(): Promise<void>;
}

const AT_ONCE = 16;
/** The first bytes and the handshake of one connection are never stale log lines of another: peers are unique. */
const SETTLE_MS = 150;

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

/** Route name → whether its action is a redirect. Null for names that the configuration does not have. */
function redirects(bootstrap: unknown): (name: string) => boolean | null {
  const found = new Map<string, boolean>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      if ('match' in value && 'name' in value) found.set(String(value.name), 'redirect' in value);
      for (const one of Object.values(value)) walk(one);
    }
  };
  walk(bootstrap);
  return (name) => found.get(name) ?? null;
}

function linesByPeer(text: string): Map<string, LogLine[]> {
  const found = new Map<string, LogLine[]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    // Border: the log format of this judge.
    const entry = JSON.parse(line) as LogLine;
    found.set(entry.peer, [...(found.get(entry.peer) ?? []), entry]);
  }
  return found;
}

const saved = async (url: string, file: string): Promise<void> =>
  writeFile(file, await (await fetch(url)).text());

/** Starts Envoy, sends, stops it (which writes the rest of the log). Throws when Envoy refuses the configuration. */
export async function realRun(
  bootstrap: object,
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
    backend.forget();
    const envoy = await startEnvoy(own);
    let seen: Map<string, ClientSaw>;
    try {
      await saved(`${envoy.adminUrl}/config_dump?include_eds`, join(folder, 'dump.json'));
      await saved(`${envoy.adminUrl}/clusters?format=json`, join(folder, 'clusters.json'));
      seen = await sendAll(requests);
      await new Promise((done) => setTimeout(done, SETTLE_MS));
    } finally {
      await envoy.stop();
    }
    const lines = linesByPeer(await readFile(log, 'utf8'));
    const hasRedirect = redirects(bootstrap);
    const truths = new Map<string, Truth>();
    const questions: string[] = [];
    for (const sent of requests) {
      const client = seen.get(sent.id);
      if (client === undefined) continue;
      const source = client.source ?? sent.source;
      const peer = `${source.address}:${source.port}`;
      truths.set(sent.id, truthOf(sent, client, lines.get(peer) ?? [], backend, hasRedirect));
      questions.push(questionLine(sent, source));
    }
    const told = [...truths].map(([id, truth]) =>
      JSON.stringify({ id, ...truth, clusters: [], because: [] }),
    );
    await writeFile(join(folder, 'requests.ndjson'), `${questions.join('\n')}\n`);
    await writeFile(join(folder, 'truth.ndjson'), `${told.join('\n')}\n`);
    return { folder, truths, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
