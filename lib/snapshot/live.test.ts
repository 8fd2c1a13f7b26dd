import { describe, expect, test } from 'vitest';
import type { AdminOperation } from './capture';
import { openLive } from './live';

const TAKEN = '2026-01-01T00:00:00Z';

function open(operation: AdminOperation, text: string) {
  const bytes = new TextEncoder().encode(text);
  return openLive({ operation, bytes, status: 200, millis: 3, takenAt: TAKEN }, () => 'tag');
}

function contentOf(operation: AdminOperation, text: string) {
  const opened = open(operation, text);
  if (!opened.ok) return opened.error.code;
  const { content } = opened.value;
  if (content.kind === 'text') return content;
  return { kind: 'json', document: content.document.parse(content.document.root) };
}

test('a live answer keeps its size, time and age', () => {
  const opened = open('memory', '{"allocated":"1"}');
  expect(opened).toMatchObject({
    ok: true,
    value: { name: 'admin/memory', bytes: 17, status: 200, millis: 3, takenAt: TAKEN, hidden: 0 },
  });
});

describe('secrets', () => {
  test('of the runtime are hidden by the name of their key', () => {
    const runtime = {
      layers: ['a'],
      entries: { api_token: { final_value: 's3cret', layer_values: ['s3cret'] } },
    };
    const opened = open('runtime', JSON.stringify(runtime));
    expect(opened.ok && opened.value.hidden).toBe(2);
    expect(JSON.stringify(opened)).not.toContain('s3cret');
  });

  test('in text are hidden with their line', () => {
    const content = contentOf('help', 'one\nauthorization: Bearer abcdefgh1234\nthree\n');
    expect(content).toEqual({ kind: 'text', text: 'one\n[hidden]\nthree\n' });
  });

  test('are not suspected in the name of a counter', () => {
    const name = 'cluster.outbound|80||user-session-token.shop.svc.cluster.local.upstream_cx_total';
    const content = contentOf('stats_counters', JSON.stringify({ stats: [{ name, value: 7 }] }));
    expect(content).toEqual({ kind: 'json', document: { stats: [{ name, value: 7 }] } });
  });

  test('in a text readout are hidden by what they look like', () => {
    const stats = { stats: [{ name: 'a', value: 'Bearer abcdefgh1234' }] };
    expect(JSON.stringify(contentOf('stats_text_readouts', JSON.stringify(stats)))).not.toContain('abcdefgh');
  });
});

test('contention is a sentence or JSON', () => {
  expect(contentOf('contention', 'Mutex contention tracing is not enabled.')).toMatchObject({ kind: 'text' });
  expect(contentOf('contention', ' {"num_contentions":"0"}')).toMatchObject({ kind: 'json' });
});

test('half a document is none', () => {
  expect(contentOf('runtime', '{"layers":[')).toBe('dump-truncated');
});
