/** The access log of the Envoy under trial, read while it is written. */
import { readFile } from 'node:fs/promises';
import type { LogLine } from './truth.ts';

const LIMIT_MS = 5000;
const PAUSE_MS = 15;

/** Of each connection, by its peer: lines from `offset` on. */
export type Lines = ReadonlyMap<string, readonly LogLine[]>;

function byPeer(text: string): Map<string, LogLine[]> {
  const found = new Map<string, LogLine[]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    // Border: the log format of this judge.
    const entry = JSON.parse(line) as LogLine;
    found.set(entry.peer, [...(found.get(entry.peer) ?? []), entry]);
  }
  return found;
}

/** The line of the connection, and behind it that of a TCP proxy that has chosen a cluster, or missed one. */
function isWhole(lines: readonly LogLine[]): boolean {
  const connection = lines.find(({ kind }) => kind === 'connection');
  if (connection === undefined) return false;
  const { cluster, flags } = connection;
  const isProxied = cluster !== null || /NC|UH/.test(flags ?? '');
  return !isProxied || lines.length > 1;
}

/**
 * Waits for the lines that Envoy writes of each of these connections when it is over. What did not come
 * in time is missing in the result.
 * @param offset where to begin, in characters; `end` of the call before
 */
export async function linesOf(
  log: string,
  peers: readonly string[],
  offset: number,
): Promise<{ readonly lines: Lines; readonly end: number }> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const text = await readFile(log, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    const lines = byPeer(text.slice(offset, end));
    const isOver = (peer: string): boolean => isWhole(lines.get(peer) ?? []);
    if (peers.every(isOver) || Date.now() > deadline) return { lines, end };
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}
