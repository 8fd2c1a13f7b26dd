import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import { formatBytes } from '@/lib/core/words';
import { ADMIN_FORMATS, ADMIN_PATHS, type AdminOperation, type PartBody } from '@/lib/snapshot/capture';
import { type DumpSection, SECTION_PATHS } from '@/lib/snapshot/dump-scope';
import type { PartStream } from '@/lib/snapshot/source';
import type { ExchangeAnswer, ExchangeHead, ExchangeProblem } from './exchange';
import type { Timings } from './timings';

/** An answer of Envoy's admin that was checked: it is complete, from an Envoy, and JSON where JSON is due. */
export interface AdminAnswer {
  readonly status: number;
  /** Owned by the caller; of a stream its first bytes only. */
  readonly bytes: Uint8Array;
  readonly body: PartBody;
  /** From asking to the last byte, a wait for the turn not included. */
  readonly millis: number;
}

export interface AdminFetchOptions {
  readonly signal: AbortSignal;
  /** Bytes of the body so far. */
  readonly onBytes: (bytes: number) => void;
  /** A section instead of the whole; only of `config_dump`. */
  readonly section?: DumpSection;
  /** Begins a stream for a large answer. */
  readonly openStream?: (() => PartStream) | undefined;
}

const MB = 1024 * 1024;
const DUMP_LIMIT = 512 * MB;
const STATS_LIMIT = 128 * MB;

/** Bytes of each answer past which it is refused while it arrives. */
const LIMITS: Readonly<Record<AdminOperation, number>> = {
  config_dump: DUMP_LIMIT,
  clusters: DUMP_LIMIT,
  listeners: DUMP_LIMIT,
  server_info: 64 * MB,
  certs: DUMP_LIMIT,
  ready: MB,
  stats_counters: STATS_LIMIT,
  stats_gauges: STATS_LIMIT,
  stats_histograms: STATS_LIMIT,
  stats_counters_all: STATS_LIMIT,
  stats_gauges_all: STATS_LIMIT,
  stats_histograms_all: STATS_LIMIT,
  stats_text_readouts: STATS_LIMIT,
  runtime: 16 * MB,
  memory: MB,
  init_dump: 16 * MB,
  contention: MB,
  hot_restart_version: MB,
  help: MB,
};

/** Sections are joined in this thread. */
const SECTION_LIMIT = 16 * MB;

/** The path of an operation, always one of a catalogue. */
export function pathOf(operation: AdminOperation, section: DumpSection | undefined): string {
  return section === undefined ? ADMIN_PATHS[operation] : SECTION_PATHS[section];
}

/** The limit of one operation. `dump`: the limit of the large ones; smaller than another limit, it lowers that. */
export function limitOf(
  operation: AdminOperation,
  section: DumpSection | undefined,
  dump = DUMP_LIMIT,
): number {
  const limit = section === undefined ? LIMITS[operation] : SECTION_LIMIT;
  return limit === DUMP_LIMIT ? dump : Math.min(limit, dump);
}

/**
 * Deadlines of one operation: Envoy builds a dump whole before its first byte, which may take as long as all that is
 * left of the time; an Envoy that hangs was found out by a smaller question before.
 */
export function timingsOf(operation: AdminOperation, timings: Timings): Timings {
  return LIMITS[operation] === DUMP_LIMIT ? { ...timings, firstByte: timings.total } : timings;
}

function notEnvoy(reason: string): AppError {
  return appError('not-envoy', { reason });
}

/** `server: envoy` stands on every answer of the admin interface (envoy, `admin.cc`). */
function isEnvoy({ headers }: ExchangeHead): boolean {
  const server = headers['server'];
  return typeof server === 'string' && server.toLowerCase() === 'envoy';
}

/** Looks at a head before the body is read; an answer that ends with its connection cannot be known whole. */
export function checkHead(head: ExchangeHead): AppError | null {
  if (!isEnvoy(head)) return notEnvoy('the answer does not come from an Envoy');
  const { headers } = head;
  const framed = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return framed ? null : notEnvoy('the answer does not say where it ends');
}

function startsAsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b;
}

const INVALID_PATH = 'invalid path';

/**
 * Whether an Envoy says that it lacks a path or one of its parameters (envoy, `admin.cc` and `stats_handler.cc`:
 * 404 with "invalid path.", 400 with the usage; 501 where the build lacks the feature). A listener that stands
 * on that port answers 404 as well, without those words.
 */
function isNotOffered({ status, bytes }: ExchangeAnswer): boolean {
  if (status === 404) return new TextDecoder().decode(bytes.subarray(0, 100)).startsWith(INVALID_PATH);
  return status === 400 || status === 501;
}

/**
 * What is wrong with a complete answer; null when it can be used. `/ready` answers 503 with its state while
 * Envoy starts or drains; every other operation answers 200, and a JSON object where `ADMIN_FORMATS` says so.
 */
export function checkAnswer(operation: AdminOperation, answer: ExchangeAnswer): AppError | null {
  const { status, bytes } = answer;
  const path = ADMIN_PATHS[operation];
  if (status === 200) {
    const isRight = ADMIN_FORMATS[operation] !== 'json' || startsAsJson(bytes);
    return isRight ? null : notEnvoy('the answer is not JSON');
  }
  if (status === 503 && operation === 'ready') return null;
  if (status === 403) return appError('admin-forbidden-path', { path });
  if (isNotOffered(answer)) return appError('admin-not-offered', { path, status });
  if (status >= 500) return appError('admin-unreachable', { status, reason: `Envoy answered ${status}` });
  return notEnvoy(`the answer to ${path} has status ${status}`);
}

/** Code of an HTTP parser that met something else than HTTP; an answer that merely ends early has its own code. */
export function isGarbage(code: string): boolean {
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE';
}

/** A complete answer as its part's bytes. Throws `AppFailure` with what `checkAnswer` finds; a stream ends then. */
export function acceptAnswer(
  operation: AdminOperation,
  answer: ExchangeAnswer,
  startedAt: number,
): AdminAnswer {
  const error = checkAnswer(operation, answer);
  const { status, bytes, stream, length } = answer;
  if (error !== null) {
    stream?.discard();
    throw new AppFailure(error);
  }
  const body: PartBody =
    stream === null ? { kind: 'bytes', bytes } : { kind: 'streamed', stream: stream.id, length };
  return { status, bytes, body, millis: Math.round(performance.now() - startedAt) };
}

/** What is said of an answer that passed its limit; the flag that raises it where it can be raised. */
export function sizeDetails(limit: number): Readonly<Record<string, string>> {
  const fixed = Object.values(LIMITS).some((known) => known === limit && known !== DUMP_LIMIT);
  const words = limit % MB === 0 ? `${limit / MB} MiB` : formatBytes(limit);
  return { limit: words, ...(fixed ? {} : { flag: '--max-dump-mib' }) };
}

type Timeout = Extract<ExchangeProblem, { kind: 'timeout' }>;

/** What is said of an answer that took too long; only the time for all of it can be raised. */
export function timeDetails({ seconds, phase, bytes }: Timeout): Readonly<Record<string, string | number>> {
  return { seconds, phase, bytes, ...(phase === 'total' ? { flag: '--dump-timeout' } : {}) };
}
