import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_FORMATS, type AdminOperation } from '@/lib/snapshot/capture';
import { type LivePart, openLive } from '@/lib/snapshot/live';
import type { WithLive } from './admin-part';
import type { ReadableOperation } from './admin-read-types';
import { answer } from './answer';
import type { AnswerOf, Question } from './questions';
import type { StatRow, StatsQuestion } from './stats-types';
import { demoSnapshot } from './testing/demo';

const FOLDER = new URL('../envoy/fixtures/admin/', import.meta.url);
const TAKEN = '2026-02-02T00:00:00Z';
const snapshot = demoSnapshot();

function recordedLive(operation: AdminOperation, file = operation.replaceAll('_', '-')): LivePart {
  const ending = ADMIN_FORMATS[operation] === 'json' ? 'json' : 'txt';
  const bytes = readFileSync(new URL(`${file}.golden.${ending}`, FOLDER));
  const part = openLive({ operation, bytes, status: 200, millis: 2, takenAt: TAKEN }, () => 'tag');
  if (!part.ok) throw new Error(part.error.code);
  return part.value;
}

const live = new Map<AdminOperation, LivePart>();

beforeAll(() => {
  const operations = [
    'stats_counters',
    'stats_gauges',
    'stats_histograms',
    'stats_text_readouts',
    'runtime',
    'memory',
    'init_dump',
    'contention',
    'hot_restart_version',
    'help',
  ] as const;
  for (const operation of operations) live.set(operation, recordedLive(operation));
});

function ask<Q extends Question>(question: Q, from: WithLive = { snapshot, live }): AnswerOf<Q> {
  const result = answer(from.snapshot, question, from.live);
  if (!result.ok) throw new Error(result.error.code);
  // Border: `answer` gives each question its own kind of answer, which its type cannot say.
  return result.value as AnswerOf<Q>;
}

const read = (operation: ReadableOperation) => ask({ ask: 'admin-read', operation });

const WINDOW: StatsQuestion = {
  all: false,
  type: null,
  nonZero: false,
  grouped: false,
  offset: 0,
  limit: 500,
  filter: '',
  sort: null,
};
const stats = (question: Partial<StatsQuestion> = {}) => ask({ ask: 'stats', ...WINDOW, ...question });
const statsOf = (question: Partial<StatsQuestion> = {}): readonly StatRow[] =>
  stats(question).rows.filter((row) => row.kind === 'stat');

describe('an answer that was asked later', () => {
  test('has its own age, and the capture’s answers have that of the capture', () => {
    expect(ask({ ask: 'admin', operation: 'memory' })).toMatchObject({ takenAt: TAKEN, isJson: true });
    expect(ask({ ask: 'admin', operation: 'certs' }).takenAt).toBe(snapshot.takenAt);
    expect(ask({ ask: 'admin', operation: 'help' })).toMatchObject({ isJson: false, hidden: 0 });
    expect(ask({ ask: 'admin', operation: 'runtime' }).hidden).toBe(2);
  });

  test('that nobody asked for is not there', () => {
    const result = answer(snapshot, { ask: 'admin', operation: 'runtime' }, new Map());
    expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(answer(snapshot, { ask: 'admin-read', operation: 'runtime' })).toMatchObject({ ok: false });
  });
});

describe('readable answers', () => {
  test('/runtime, its secrets hidden', () => {
    const runtime = read('runtime');
    if (runtime.kind !== 'runtime') throw new Error(runtime.kind);
    expect(runtime.layers).toEqual(['global config', 'admin']);
    expect(runtime.total).toBe(4);
    expect(runtime.entries.find(({ key }) => key === 'api_token')?.final).toBe('[hidden]');
    expect(JSON.stringify(runtime)).not.toContain('canary');
  });

  test('/memory, /init_dump, /contention, /hot_restart_version', () => {
    expect(read('memory')).toMatchObject({ kind: 'memory', figures: expect.arrayContaining([]) });
    expect(read('init_dump')).toMatchObject({ kind: 'init_dump', managers: [{ listener: 'waiting' }] });
    expect(read('contention')).toMatchObject({ kind: 'contention', contention: { kind: 'off' } });
    expect(read('hot_restart_version')).toEqual({ kind: 'hot_restart_version', version: 'disabled' });
  });

  test('/contention of an Envoy that traces', () => {
    const bytes = readFileSync(new URL('contention-on.golden.json', FOLDER));
    const part = openLive(
      { operation: 'contention', bytes, status: 200, millis: 1, takenAt: TAKEN },
      () => '',
    );
    const from = { snapshot, live: new Map(part.ok ? [['contention', part.value] as const] : []) };
    expect(ask({ ask: 'admin-read', operation: 'contention' }, from)).toMatchObject({
      contention: { kind: 'traced' },
    });
  });

  test('/help says what Gatescope makes of each path, and what this Envoy lacks', () => {
    const help = read('help');
    if (help.kind !== 'help') throw new Error(help.kind);
    const at = (path: string) => help.endpoints.find((each) => each.path === path);
    expect(at('/stats')?.operation).toBe('stats_counters');
    expect(at('/config_dump')?.operation).toBe('config_dump');
    expect(at('/quitquitquit')).toMatchObject({ operation: null, mutates: true });
    expect(help.lacking).toEqual([]);
  });

  test('an answer that is not what it should be is refused', () => {
    const bytes = new TextEncoder().encode('{"configs":[]}');
    const part = openLive({ operation: 'memory', bytes, status: 200, millis: 1, takenAt: TAKEN }, () => '');
    const from = new Map(part.ok ? [['memory', part.value] as const] : []);
    expect(answer(snapshot, { ask: 'admin-read', operation: 'memory' }, from)).toMatchObject({
      ok: false,
      error: { code: 'dump-not-understood' },
    });
  });
});

describe('stats', () => {
  test('are all types in one list, by name', () => {
    const { counts, types, problem } = stats();
    expect(problem).toBeNull();
    expect(counts.total).toBe(counts.matched);
    expect(Object.values(types).reduce((sum, count) => sum + count, 0)).toBe(counts.total);
    expect([types.counter > 0, types.gauge > 0, types.text > 0, types.histogram > 0, types.unknown]).toEqual([
      true,
      true,
      true,
      true,
      0,
    ]);
  });

  test('are filtered by the query language', () => {
    const rows = statsOf({ filter: 'type:gauge value:>0 total_listeners' });
    expect(rows.map(({ name }) => name)).toEqual([
      'listener_manager.total_listeners_active',
      'listener_manager.total_listeners_warming',
    ]);
    expect(statsOf({ filter: 'lds-second' }).map(({ name }) => name)).toEqual([
      'listener_manager.lds.version_text',
    ]);
    expect(statsOf({ filter: 'p50:>=0 rq_time' }).length).toBeGreaterThan(0);
    expect(stats({ filter: 'valu:>3' }).problem).not.toBeNull();
  });

  test('are sorted by value, without a head then', () => {
    const page = stats({ sort: '-value', grouped: true, limit: 5 });
    const values = page.rows.map((row) => (row.kind === 'stat' ? row.value : null));
    expect(values).toEqual(values.toSorted((a, b) => Number(b) - Number(a)));
    expect(page.groupIndices).toEqual([]);
  });

  test('leave zeros out on demand', () => {
    const zero = (row: StatRow) => row.value === 0 || row.value === '';
    expect(statsOf().some(zero)).toBe(true);
    expect(statsOf({ nonZero: true }).some(zero)).toBe(false);
    expect(statsOf({ nonZero: true }).some(({ type }) => type === 'histogram')).toBe(true);
    expect(new Set(statsOf({ type: 'text' }).map(({ type }) => type))).toEqual(new Set(['text']));
  });

  test('have a head for each group, and the window cuts both alike', () => {
    const whole = stats({ grouped: true });
    const heads = whole.rows.filter((row) => row.kind === 'group');
    expect(whole.rowCount).toBe(whole.counts.matched + heads.length);
    expect(whole.groupIndices.map((index) => whole.rows[index]?.kind)).toEqual(heads.map(() => 'group'));
    expect(heads.map(({ name }) => name)).toContain('listener_manager');
    const piece = stats({ grouped: true, offset: 3, limit: 4 });
    expect(piece.rows).toEqual(whole.rows.slice(3, 7));
  });

  test('are asked anew with the next answer', () => {
    const before = statsOf().length;
    const bytes = new TextEncoder().encode('{"stats":[{"name":"one","value":1}]}');
    const operation = 'stats_counters' as const;
    const part = openLive({ operation, bytes, status: 200, millis: 1, takenAt: TAKEN }, () => '');
    const next = new Map([...live, ...(part.ok ? [[operation, part.value] as const] : [])]);
    const page = ask({ ask: 'stats', ...WINDOW }, { snapshot, live: next });
    expect(page.types.counter).toBe(1);
    expect(page.counts.total).toBeLessThan(before);
  });

  test('that were not asked for are none', () => {
    expect(ask({ ask: 'stats', ...WINDOW }, { snapshot, live: new Map() }).counts.total).toBe(0);
    expect(stats({ all: true }).types.counter).toBe(0);
  });
});

describe('bootstrap', () => {
  test('of the recorded gateway', () => {
    const { detail, node, extensionConfigs } = ask({ ask: 'bootstrap' });
    expect(node?.id).toMatch(/^router~/);
    expect(detail?.staticResources.clusters.map(({ name }) => name)).toContain('xds-grpc');
    expect(detail?.discovery.ads).toMatchObject({ kind: 'api' });
    expect(detail?.admin?.address).toMatchObject({ port: 15000 });
    expect(extensionConfigs).toEqual([]);
  });

  test('without its section takes the node of /server_info', () => {
    const { dump } = snapshot;
    if (dump === null) throw new Error('no dump');
    const sections = dump.sections.filter(({ title }) => title !== 'Bootstrap');
    const from = { snapshot: { ...snapshot, dump: { ...dump, sections } }, live };
    const { detail, node } = ask({ ask: 'bootstrap' }, from);
    expect(detail).toBeNull();
    expect(node?.id).toMatch(/^router~/);
  });
});
