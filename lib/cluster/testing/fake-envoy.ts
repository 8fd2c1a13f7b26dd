import { ADMIN_PATHS, type AdminOperation } from '@/lib/snapshot/capture';
import type { StubPort } from './stub-port';

export interface FakeAnswer {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An HTTP answer as Envoy's admin writes it: `server: envoy`, and a length. */
export function httpAnswer({ status = 200, body, headers = {} }: FakeAnswer): string {
  const all = { server: 'envoy', 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} OK`, ...lines, '', body].join('\r\n');
}

/** The same, in chunks, without the end when `complete` is false. */
export function chunkedAnswer(pieces: readonly string[], complete = true): string {
  const head = 'HTTP/1.1 200 OK\r\nserver: envoy\r\ntransfer-encoding: chunked\r\n\r\n';
  const body = pieces.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join('');
  return `${head}${body}${complete ? '0\r\n\r\n' : ''}`;
}

const DEFAULTS: Readonly<Record<AdminOperation, string>> = {
  config_dump: '{"configs": []}',
  clusters: '{"cluster_statuses": []}',
  listeners: '{"listener_statuses": []}',
  server_info: '{"version": "x/1.40.0/Clean/RELEASE/BoringSSL", "state": "LIVE"}',
  certs: '{"certificates": []}',
  ready: 'LIVE\n',
  stats_counters: '{"stats":[]}',
  stats_gauges: '{"stats":[]}',
  stats_histograms: '{"stats":[]}',
  stats_counters_all: '{"stats":[]}',
  stats_gauges_all: '{"stats":[]}',
  stats_histograms_all: '{"stats":[]}',
  stats_text_readouts: '{"stats":[]}',
  runtime: '{"layers": [], "entries": {}}',
  memory: '{"allocated": "1"}',
  init_dump: '{}',
  contention: 'Mutex contention tracing is not enabled.',
  hot_restart_version: 'disabled',
  help: 'admin commands are:\n',
};

/** Plays Envoy on a port-forward: answers every operation, those in `answers` as said there. */
export async function playEnvoy(
  port: StubPort,
  answers: Partial<Readonly<Record<AdminOperation, FakeAnswer>>> = {},
): Promise<void> {
  port.hello();
  while (port.isOpen) {
    const head = await port.request();
    const path = head.split(' ')[1] ?? '';
    const operation = (Object.keys(ADMIN_PATHS) as AdminOperation[]).find(
      (name) => ADMIN_PATHS[name] === path,
    );
    if (operation === undefined) port.data(httpAnswer({ status: 404, body: 'invalid path' }));
    else port.data(httpAnswer(answers[operation] ?? { body: DEFAULTS[operation] }));
  }
}
